### Everything the tool says in English. Every key is also in sv.ftl; a test keeps them equal.

## Faults in files: what is wrong, what was expected, what to do.
fault-count = { $count ->
    [one] 1 fault. Nothing has been run or written.
   *[other] { $count } faults. Nothing has been run or written.
}
fault-did-you-mean = Did you mean “{ $guess }”?
fault-too-large = the file is larger than { $limit } bytes. Parameter files are written by hand; split it, or check that it is the right file.
fault-no-file = there is no such file. Check the path.
fault-not-utf8 = the file cannot be read as UTF-8 text. Save it as UTF-8 in the editor.
fault-yaml-anchor = anchors and aliases (& and *) are not allowed. Write the value where it holds.
fault-yaml-syntax = the file is not valid YAML ({ $problem }). Mend indentation, colons or quotes.
fault-empty-file = the file is empty. Expected keys and values.
fault-yaml-tag = the tag { $tag } is not allowed. Remove it.
fault-duplicate-key = the key “{ $key }” stands twice (first on line { $first }). Keep one of them.
fault-unknown-key = unknown key “{ $key }”. Expected one of: { $known }.
fault-missing-key = the key “{ $key }” is missing. Add it.
fault-expected-block = expected keys with values below, found something else.
fault-expected-text = expected a text, found something else or nothing.
fault-expected-list = expected a list, e.g. [a, b] or lines that start with a dash.
fault-bad-name = “{ $text }” cannot be a name. Expected lower-case letters a–z, digits and underscores, with a letter first.
fault-expected-number = “{ $text }” is not a number. Expected e.g. 450 or 0.05: a decimal point, no spaces, no units.
fault-text-for-number = the number “{ $text }” is in quotes, which makes it text. Remove the quotes.
fault-not-a-share = “{ $text }” is not a share between 0 and 1. Write 80 per cent as 0.8.
fault-expected-day = “{ $text }” is not a date. Expected year-month-day with zeros, e.g. 2018-09-01.
fault-expected-month = “{ $text }” is not a month. Expected year-month with a zero, e.g. 2018-09; the month is 01–12.
fault-expected-truth = “{ $text }” is neither true nor false.
fault-not-one-of = “{ $text }” is not one of the allowed choices: { $known }.
fault-expected-pair = expected two numbers in brackets, e.g. [300, 650].
fault-reversed-pair = the interval is reversed: { $low } is not below { $high }. Write the lower number first.
fault-values-or-members = “{ $key }” must have either values, or by and members together.
fault-no-values = no dated values. Expected at least one line such as 2018-09-01: {"{"}value: …{"}"}.
fault-ends-first = the parameter ends without having begun. Write a value before its end.
fault-ends-not-last = the parameter ends but has values afterwards. Remove them, or write the end last.
fault-unknown-source = the source “{ $source }” is not in params/sources.yaml. Add it there, or mend the name.
fault-no-reason = an assumed value (status: assumed) must have a reason. Add reason.
fault-value-or-ends = expected value, or ends: true, and not both. A missing value is not zero.
fault-needs-interval = “{ $key }” says something of an interval but there is none. Add interval or remove the line.
fault-interval-of-no-number = only a number can have an interval.
fault-value-outside-interval = the value { $value } lies outside its own interval { $low }–{ $high }.
fault-interval-outside-range = the interval goes beyond the allowed { $low }–{ $high } (range).
fault-out-of-range = { $value } lies outside the allowed { $low }–{ $high } (range). Check the unit.
fault-finer-than-ore = { $value } is finer than whole öre. Amounts have at most two decimals.
fault-not-whole = { $value } is not a whole number.
fault-expected-schedule = expected steps as pairs, e.g. [[0, 0], [10, 1], [20, 2]].
fault-schedule-order = the thresholds of the steps must rise.
fault-schedule-start = the first threshold must be 0, so that every value has an answer.
fault-reversed-months = the time is reversed: { $first } to { $last }.
fault-reversed-days = the time is reversed: { $first } to { $last }.
fault-id-not-file = the id is “{ $id }” but the file is called { $file }.yaml. They must be the same.
fault-unknown-path = there is no parameter “{ $path }”.
fault-changed-twice = “{ $path }” is already changed from { $day } at { $first }. Two changes of one value and day are not combined silently; keep one.
fault-before-first-value = “{ $path }” is needed from { $day } but has no value before { $first }. Add a value or move the date.
fault-after-end = “{ $path }” is needed on { $day } but ended { $first }. Add a value or shorten the horizon.
fault-no-effect = the line changes nothing between { $start } and { $end }: “{ $path }” already has that value. Remove the line or change it.
fault-based-on-itself = the scenario is based on itself through “{ $id }”.
fault-unknown-region = there is no region “{ $region }” in params/data/regions.csv. Expected one of: { $known }.
fault-region-not-given = the scenario is for each region (each). Say which: --region on the command line, or regions in the batch file.
fault-region-fixed = the scenario is for the region { $region } and cannot be run for { $given }. Remove the region from the command or the batch file, or write region: each in the scenario.
fault-unknown-programme = there is no payment scheme “{ $programme }”. Expected one of: { $known }.
fault-unknown-scenario = there is no scenario “{ $id }” beside this one. Expected one of: { $known }.
fault-other-horizon = “{ $id }” has another region, scheme or horizon than { $other } and cannot be compared with it.
fault-unknown-region-code = there is no region with code “{ $code }” in params/data/municipalities.csv.
fault-unknown-municipality = the municipality “{ $code }” is not in region { $region } according to params/data/municipalities.csv.
fault-unknown-unit = “{ $unit }” is not in the unit file. Expected one of: { $known }.
fault-unit-without-value = “{ $family }” has no value for “{ $unit }”. A missing value is not zero.
fault-unknown-partner = “{ $unit }” works with “{ $partner }”, which is not another unit in the file.
fault-unexpected-figure = the scenario expected { $expected } kr for { $component } in { $year }, but rules and parameters give { $found } kr.
fault-unknown-component = “{ $component }” is not a component of the scheme. Expected one of: { $known }.
fault-outside-horizon = the year { $year } lies outside the scenario's horizon { $start }–{ $end }.
fault-outside-project = the path “{ $path }” leads out of the project. Expected a file below params/.
fault-no-number = the number is missing. A missing value is not zero; write 0 if it is zero.
fault-too-short-list = the list is too short. Expected at least { $least }.
fault-bad-key = the key is not a word. Expected a word followed by a colon.
fault-bad-character = the character { $code } may not stand in the file. Remove it.
fault-yaml-documents = the file has several parts separated by ---. Make them files of their own.
fault-yaml-too-deep = the file is nested too deeply. Check brackets and indentation.
fault-key-not-for-unit = the key “{ $key }” does not belong to the unit { $unit }. Remove it or mend unit.
fault-coverage-of-all = with law: { $law } the interval holds every outcome, so coverage says nothing. Remove the line.
fault-axis-of-no-draw = axis belongs to a figure that is drawn by itself (role: uncertainty); a family gives axis per member. Move or remove the line.
fault-axis-twice = { $path } is drawn along axis { $axis }, which { $other } already has; the two would then go together. Choose another, e.g. { $free }.
fault-interval-outside-law = with law: { $law } the whole interval must lie { $law ->
    [beta] between 0 and 1
   *[other] above 0
}, without reaching the limit.
fault-axis-outside = the axes are numbered 1–{ $highest }. Choose one of them, or remove the line.
fault-interval-too-wide = there is no distribution of the kind { $law } with so wide an interval. Narrow it, or choose law: split_normal.
fault-value-off-middle = the value { $value } is not in the middle of the distribution: with law: { $law } the interval gives the median { $median }. Correct the value or the interval, or choose law: split_normal.
fault-expected-outcomes = expected outcomes such as [[2, 0.25], [3, 0.75]]: rising values, each with its share, and shares that sum to 1.
fault-key-beside-outcomes = "{ $key }" and outcomes both say what can happen. Remove one of them.
fault-value-not-an-outcome = the value { $value } is not one of the outcomes. Choose one of them.
fault-correlation-of-no-draw = { $path } is not drawn and cannot be correlated with anything. Expected an uncertain figure (role: uncertainty) with interval or outcomes.
fault-expected-two-paths = expected two different figures, e.g. [scheme.share, scheme.visits].
fault-pair-twice = the two already have a correlation in the file. Keep one of them.
fault-rho-outside = the correlation { $rho } is not between -1 and 1, without reaching them.
fault-correlations-impossible = the correlations between { $names } contradict one another: no numbers vary together like that. Lessen one of them.
fault-wrong-kind = “{ $path }” must be { $kind ->
    [choice] a choice (unit: choice)
    [schedule] steps (unit: schedule)
   *[number] a number
}, for that is how the rules read it.
fault-wrong-by = “{ $path }” must { $by ->
    [none] have a single value at a time: values, without by
   *[other] be divided with by: { $by } and members
}, for that is how the rules read it.
fault-wrong-choices = “{ $path }” must have just the choices { $known }, for the rules know no others.
fault-unknown-member = “{ $unit }” does not belong here. Expected: { $known }.
fault-member-without-value = “{ $family }” has no value for “{ $member }”, which is in “{ $other }”. A missing value is not zero.
fault-unread-parameter = “{ $path }” is read by no rule, condition or test. Remove it or mend the name.
fault-missing-parameter = the parameter “{ $name }” is missing{ $rule ->
    [none] {""}
   *[other] {" "}but is read by the rule { $rule }
}. Add it.
fault-name-taken = “{ $name }” is already the name of something else that the rules read. Rename the parameter.
fault-changes-within = “{ $path }” counts once for the whole time { $start }–{ $end } and cannot change on { $day } within it. Let the change hold from the start or choose another horizon.
fault-not-read-then = the line changes nothing: “{ $path }” is not read from { $day } in this scenario. Remove the line or move the date.
fault-no-residents = the horizon needs the residents of { $year }, but params/data/municipalities.csv has { $first }–{ $last }.
fault-missing-column = the column “{ $column }” is missing.
fault-no-town = no town in the region has { $least } residents, so the distance to a larger town cannot be computed. Lower { $path }.
fault-all-zero = all values of “{ $family }” are zero on { $day }. At least one must be greater than zero.
fault-payee-twice = “{ $unit }” and “{ $other }” are both payees of item { $item } with the same kind of operator. An item is shared at most between region-run and private.
fault-item-amounts = “{ $path }” differs from “{ $other }”, but both are item { $item }, which has one decided amount. Change both alike.
fault-unlisted-source = the source “{ $source }” is missing but the rules need it. Add it.
fault-bad-data = the row cannot be read ({ $problem }). Expected the same columns and numbers as in the other rows.
fault-not-a-run = the folder has no run.json and is not a run.
fault-needs-whole = “{ $text }” will not do for { $key }. Expected a whole number from { $low } to { $high }.
fault-one-of-keys = expected exactly one of the keys { $known }.
fault-needs-one-of = expected at least one of the keys { $known }.
fault-concerns-no-job = no job of the line agrees with this. Mend it or take it away.
fault-gives-no-job = the line gives no job: no scenario file agrees with it, or all are left out.
fault-overridden-twice = “{ $key }” is set here for a job to which an earlier line has given a value of its own. Tell them apart.
fault-not-below-outputs = the folder “{ $path }” is not below outputs/. Expected e.g. outputs/regions.


## Recurring words.
yes = yes
no = no
unknown = not known
signed = signed
missing = missing
private = private
region = region-run
not-asked = not asked for
sum = Sum
nothing = nothing
assumption = assumption
ended = ended
beyond-horizon = beyond the horizon
none-found = –
all-items = –
of-hundred = { $count } in 100
just-under-of-hundred = just under { $count } in 100
fewer-than-one = fewer than 1 in 100
more-than-ninety-nine = more than 99 in 100
largest-of = the largest of { $count } lines is shown
changed-mark = changed in the scenario

## Verdicts.
verdict-holds = Holds
verdict-at-risk = Uncertain
verdict-fails = Does not hold
verdict-unknown = Unknown
state-met = Met
state-not-met = Not met
state-unknown = Not known
exit-none = none named
exit-absorb = absorbed in the ordinary budget
exit-replace = replaces something
exit-wind-down = wound down
from-day = from { $day }
status-stated = stated in the source
status-derived = computed from the source
status-assumed = assumption
status-proposed = proposed in the scenario
law-split-normal = split normal
law-uniform = uniform
law-triangular = triangular
law-normal = normal
law-lognormal = lognormal
law-gamma = gamma
law-beta = beta
law-pert = PERT
law-discrete = certain outcomes
interval-text = { $low }–{ $high } ({ $coverage }, { $law })
plan-kept = { $component }: does not depend on what changes; the amounts stay as they are.
plan-again = { $component }: is computed anew for every unit and outcome, on the volumes already drawn.
plan-linear = { $component }: is in proportion to what changes; units are summed before the multiplication if every unit's amount is in whole öre, else each unit is computed anew.
plan-curved = Ceilings, steps or rounding keep the cost from following what changes at an even pace: { $rules }. The highest level is therefore sought by halving.
plan-everything = What changes affects how many come, or is read by the scheme itself: all is drawn and computed anew.
booking-paid-out = Paid out to a private provider
booking-internal = Internal payment to a region-run unit
booking-permitted-excess = No money moves: a region-run unit may show a higher outcome than budget
booking-own-budget = Not covered by the decision: charged to the provider's own budget
purse-grant = The state grant
purse-frame = The region's frame

## Columns.
col-alternative = Alternative
col-cost-of = Cost { $year }
col-cost-all-interval = All years (80 % interval)
col-budget-every-year = Frame holds every year
col-interval = 80 % interval
col-holds = Frame holds every year
col-budget-test = Budget test
col-grant-ends = Grant ends
col-gap-after = Gap the year after
col-exit = Exit
col-continuity-test = Continuity test
col-year = Year
col-difference = Difference
col-frame = Frame
col-breaks = Frame is broken
col-overrun = Overrun when broken
col-reserve = Reserve { $share } %
col-cost = Cost
col-grant = State grant
col-ordinary = Ordinary funding
col-exit-money = The exit gives
col-gap = Unfunded
col-activity = Activity
col-money-ends = Money ends
col-gap-last = Gap { $year }
col-no-gap = No gap afterwards
col-component = Component
col-volume = Volume
col-mean-rate = Kronor each
col-amount = Amount
col-share = Share
col-assumed = Rests on assumptions
col-unit-name = Unit
col-relative = Change
col-losing = Gets less
col-booking = Booking
col-purse = Out of
col-parameter = Parameter
col-path = Name in the files
col-since = In force from
col-value = Value
col-unit = Measure
col-status = Status
col-source-and-reason = Source and reason
col-continuity-and-exit = Continuity test and exit
col-reason = Reason
col-title = Document
col-publisher = Publisher
col-date = Date
col-reference = Reference
col-note = Note
col-id = Id
col-reading = Reading
col-left-out = Without
col-items-sum = Sum of the parts
col-headline = Stated amount
col-remark = Remark
col-row = Row
col-full-time-share = Share of full time
col-months = Months
col-stated = Stated
col-per-full-time-month = Per full-time month
col-at-first = At the first row's price
col-condition = Condition
col-state = Finding
col-why = Why
col-gates = Required for payment
col-check = Check
col-result = Result
col-detail = Value

## Facts of units and activities.
fact-municipality = Municipality
fact-operator = Operator
fact-starts = Starts
fact-ends = Ends
fact-psychologists = Psychologists
fact-kbt-therapists = CBT/IPT therapists
fact-partners = Works with
fact-collaboration-agreement = Collaboration agreement
fact-whole-commission = Whole commission
fact-applied = Has applied
fact-item = Item
fact-existing-resources = Existing resources
fact-registered = Registered
fact-investment = Investment
fact-accounts-on-request = Accounts on request
fact-reports-back = Reported back
basis-residents-split = the municipality's residents shared between its units by psychologist posts
basis-great-circle = great-circle distance between main localities
basis-areas-reading = by the scenario's reading of item 5
basis-payee-share = the item shared between region-run and private

## Captions and notes of the tables.
t1-caption = Decision box: cost ({ $unit }), budget test and continuity test per alternative
t1-note = Costs are medians of simulated outcomes. “Holds” when the frame holds every year in at least { $green } of the outcomes, “uncertain” from { $yellow }.
t2-caption = Planned cost per year ({ $unit })
t2-note = The last three columns show the simulated difference, paired outcome by outcome: one in ten lies below P10, half below P50, nine in ten below P90.
says-mean-as-planned = The mean of the simulated outcomes is { $mean } for the whole time; planned is { $planned }.
says-mean-apart = The mean of the simulated outcomes is { $mean } for the whole time, but planned is { $planned }: { $difference } ({ $share }) that a plan of expected numbers does not see. Limits, ceilings and skewed distributions work differently when numbers vary. The budget test counts on the outcomes.
t3-caption = Cost by component { $year } ({ $unit })
t3-note = Planned volumes; the amounts sum exactly to the öre. Kronor each is a mean after need weight, ceilings and uprating.
t4-lever = Levers: what the region decides
t4-uncertainty = Uncertainties: what the world decides
t4-constant = Constants
t5-caption = Reconciliation: { $what } against the sum of its parts ({ $unit })
t5-note = The stated amount and the parts are two facts. The tool edits neither. Readings with parts left out are shown only if their sum rounds to the stated amount.
staff-caption = The living library: what its two rows say of a full-time month (kr)
staff-note = The rows do not agree on a price. The decision does not say why.
t6-caption = Planned payment per unit { $first }–{ $last } ({ $unit })
t7-caption = Checks
t7-note = Sums are compared in whole öre. The check sum is the same whenever the same inputs and seed are run.
budget-caption = The budget test year by year ({ $unit })
budget-note-years = The probability that the frame is broken in at least one of the years is { $share }. The reserve is added to the frame so that the year holds in so many of the outcomes.
budget-note-pot = The frame is one amount for the whole time; the cost is the running total. The probability that it is broken is { $share }.
funding-caption = Who pays, means ({ $unit })
funding-note = Means of the simulated outcomes. In some outcomes the money is more than the cost; such surpluses do not fill the gaps of others.
exits-caption = The exit of each activity when its money ends ({ $unit })
booking-caption = How the amounts are booked (kr)
payees-caption = Units and activities
small-group = hidden
small-group-note = Hidden: fewer than { $least } patients, or a count that together with the others would give away so small a group.
basis-small-group = hidden: fewer than five patients, or a count that would give away so small a group
sources-caption = Sources
condition-matrix-caption = Conditions, unit by unit
conditions-caption = Conditions for each unit
condition-summary-caption = Conditions, number of units

## Sentences of the decision box.
says-budget-holds = Budget test: the frame holds every year in { $share } simulated outcomes.
says-budget-at-risk = Budget test: it is uncertain whether the frame holds; it does so every year in { $share } simulated outcomes.
says-budget-fails = Budget test: the frame does not hold; it holds every year in { $share } simulated outcomes.
says-overrun = The worst year is { $year }: when the frame is broken, the overrun is { $overrun } on average. A reserve of { $reserve } a year is enough every year in nine outcomes of ten.
says-overrun-pot = When the frame is broken, the overrun is { $overrun } on average. A reserve of { $reserve } is enough in nine outcomes of ten.
says-gap = Continuity test: the state grant ends { $day }. Then { $gap } is missing in { $year } (80 % interval { $low }–{ $high }).
says-no-gap = Continuity test: the state grant ends { $day }. The cost of { $year } is funded in at least half of the outcomes (the gap lies between { $low } and { $high } in eight outcomes of ten).
says-no-exit = { $count ->
    [one] No exit is named for { $count } of { $of } activities: it may not be granted without a calculation for when the grant ends.
   *[other] No exit is named for { $count } of { $of } activities: they may not be granted without a calculation for when the grant ends.
}
says-assumed = { $share } of the amount rests wholly or partly on assumptions: { $assumed } of { $numbers } numbers behind it are assumed.
says-readings = { $what } is stated as { $headline }. Its parts sum, depending on the reading, to { $sums }. { $count ->
    [0] No reading with all parts gives the stated amount.
    [one] One reading with all parts gives the stated amount.
   *[other] { $count } readings with all parts give the stated amount.
}
says-closest = Closest without striking more than needed: “{ $reading }” without { $left_out } gives { $total }. In all { $count } readings with at most two items left out round to the headline.
says-solved = Highest value of “{ $lever }” that holds the frame every year in { $target } of the outcomes: about { $value } (now { $now }), computed on { $draws } outcomes.
says-not-solved = Not even the lowest allowed value of “{ $lever }” holds the frame every year in { $target } of the outcomes (now { $now }).
says-uncovered = In { $places }, { $count } residents have no unit that has joined ({ $month }). Nothing is paid for them.
says-covered = Every municipality has a unit that has joined in every month.
says-reading-used = The amounts of the report follow the reading “{ $reading }”, which is an assumption.
says-carries-risk = Most of the risk is carried by “{ $component }”: { $share } of the spread of the cost.
says-change = From { $day }: { $label } changes from { $old } to { $new }. Reason: { $why }.
says-changes-of = Changes in “{ $scenario }”:
says-no-change = The scenario changes no parameter: it is the parameters as they stand.
says-statuses = { $total } values: { $stated } stated in a source, { $derived } computed from a source, { $assumed } assumptions and { $proposed } proposed in the scenario.

## Why a condition is met or not.
why-psychologist-own = { $own } psychologist posts in the unit itself.
why-psychologist-jointly = { $own } posts in the unit itself and { $joint } together with { $partners }.
why-psychologist-too-few = { $own } posts in the unit itself and { $joint } together with others; { $least } is required.
why-agreement-signed = A collaboration agreement is signed.
why-agreement-missing = There is no collaboration agreement.
why-agreement-unknown = It is not known whether there is a collaboration agreement.
why-commission-whole = The unit takes the whole commission.
why-commission-part = The unit does not take the whole commission.
why-commission-unknown = It is not known whether the unit takes the whole commission.
why-kbt-none = The unit has no earlier CBT/IPT agreement.
why-kbt-applied = The earlier agreement becomes part of the choice system on application.
why-kbt-lapses = No application: the earlier agreement lapses { $day }.
why-accessibility-no-measure = Accessibility is required, but the text gives no measure.
why-resources-existing = Staff already there get the commission.
why-resources-new = New staff are needed.
why-resources-unknown = The decision does not say whether existing resources are used.
why-registered = The commission is registered.
why-not-registered = The commission is not registered.
why-registered-unknown = Nothing has been found on registration.
why-investment-none = The item names no investment.
why-investment-plan-missing = The item has an investment but no depreciation plan.
why-investment-unknown = It is not known whether the item has an investment.
why-booking-private = A private provider is paid.
why-booking-excess = No money moves; an outcome above budget by the amount is permitted.
why-booking-moved = Money is moved in the accounts although the region runs the unit.
why-account-not-private = Holds only for private providers.
why-account-given = An account has been given.
why-account-refused = No account has been given on request.
why-account-not-asked = No account has been asked for.
why-account-unknown = Nothing has been found on an account.
why-reported = Reported back to the region's director.
why-not-reported = Not reported back.
why-reported-unknown = No report has been found.
why-exit-none = No calculation or exit is named: it may not be granted.
why-exit-absorb = To be absorbed in the ordinary budget.
why-exit-replace = Replaces an existing activity.
why-exit-wind-down = Wound down when the grant ends.
remark-exact = exactly as stated
remark-within = rounds to what is stated
remark-off = does not agree

## Checks.
check-null = The scenario against itself costs exactly 0
check-lines = Payment lines = the whole
check-components = Components = the whole
check-units = Units = the whole
check-months = Months = the whole
check-years = Years = the whole
check-error = Simulation error, frame holds every year
check-mean-error = Simulation error, mean cost of all years
check-error-value = { $share } ± { $error } at { $draws } outcomes
check-mean-error-value = { $mean } ± { $error }
check-hash = Check sum of the tables
check-ok = Agrees
check-not = Does not agree
check-apart = difference { $amount }

## Measures.
unit-kr = kr
unit-tkr = tkr
unit-million-kr = Mkr
unit-kr-month = kr a month
unit-kr-year = kr a year
unit-tkr-year = tkr a year
unit-million-kr-year = Mkr a year
unit-tkr-month = tkr a month
unit-kr-inhabitant-year = kr per resident and year
unit-kr-patient = kr per patient
unit-kr-visit = kr per visit
unit-kr-meeting = kr per meeting
unit-kr-half-hour = kr per half hour
unit-kr-inhabitant-point-year = kr per resident, point and year
unit-kr-post-year = kr per post and year
unit-kr-fte-month = kr per full-time month
unit-share = share
unit-share-year = a year
unit-factor = factor
unit-points = points
unit-km = km
unit-fte = full-time posts
unit-months = months
unit-minutes = minutes
unit-visits-patient = visits per patient
unit-meetings-patient = meetings per patient
unit-visits-fte-year = visits per full-time post and year
unit-patients-inhabitant-year = patients per resident and year
unit-count = number
unit-choice = choice
unit-schedule = steps
unit-patients = patients
unit-visits = visits
unit-meetings = meetings
unit-half-hours = half hours
unit-residents-km2 = residents per km²
unit-ore = öre

## The command.
components-caption = Change by component, all years (kr)
checked = { $count ->
    [one] { $count } file has been checked. No faults.
   *[other] { $count } files have been checked. No faults.
}
job-done = { $id }: done in { $folder }
job-kept = { $id }: unchanged, in { $folder }
executor-unknown = { $asked } is no way to run. Choose serial, processes, processes:4, dask or dask:ADDRESS.
dask-missing = Dask is not installed. Install simlib[dask], or choose serial or processes.
plan-job = { $number }. { $id }: { $region }, { $scenario }. { $draws } draws, report in { $report ->
    [en] English
   *[sv] Swedish
    }.{ $kept ->
    [yes] {" "}Unchanged: not run again.
   *[no] {""}
    }
plan-only = Only the pages: { $pages }.
plan-estimate = { $jobs } jobs, about { $minutes } minutes one at a time, by the time of earlier runs. Nothing has run.
plan-no-estimate = { $jobs } jobs. No earlier run to estimate the time by. Nothing has run.
job-failed = { $id }: failed ({ $reason }). The partial run is in { $folder }
job-failed-empty = { $id }: failed ({ $reason }). Nothing of the run could be kept.
outputs-not-written = Nothing can be written in { $folder }: { $reason }. What was done already is still there.
resume-nothing = There is no batch to finish in { $folder }: summary.json is missing or cannot be read. Run without --resume.
resume-other = The batch that was begun in { $folder } is another: { $jobs }. Either it is another file, or something that decides the result has changed since. Run without --resume.
resume-force = --resume does only what is missing, and --force does everything again. Choose one of them.
resume-at = Of { $jobs } jobs { $kept } are done. { $left ->
    [0] None is missing.
   *[other] These are run now: { $names }.
}
pdf-no-browser = PDFs are printed by Chromium, which is not on this machine. Install Chromium (“apt-get install chromium” on Debian and Ubuntu), Google Chrome or Microsoft Edge, or run without --pdf and print the pages from a browser. Nothing has been run.
pdf-done = { $file } is in { $folder }
pdf-failed = { $folder }: a page could not be printed ({ $reason }). The page itself is whole.
index-at = Overview: { $file }
progress-unit = {" "}jobs
progress-log = { $done } of { $jobs } jobs done, about { $minutes } minutes left.
progress-tables = tables
no-such-figure = There is no “{ $asked }”. Choose one of: { $known }.
not-a-lever = “{ $asked }” is not a parameter with a number between two bounds in the scenario.
verify-inputs = an input has changed since the run: { $file }
verify-stored = the table is changed or missing in the folder: { $file }
verify-differs = the table is another when computed again: { $file }
verify-agrees = { $count } tables computed again; they agree byte for byte.
verify-not = The run does not agree with a new computation.

## Frames of the reports.
title-board = Consequences: { $scenario }
title-parameters = Parameters and reasons: { $scenario }
heading-decision = Decision box
heading-reconciliation = Reconciliation: stated amounts against the sum of their parts
to-parameters = Parameters and reasons
to-board = Consequences
to-workbook = Workbook (Excel)
to-index = All reports
index-title = Reports
index-caption = Reports of the run
index-intro = Choose a report. The verdicts are the budget test and the continuity test of the proposal.
index-filter = Show only rows with the words
index-shown = # of # reports shown
index-terms = { $draws } outcomes, in { $report ->
    [en] English
   *[sv] Swedish
    }
index-picture = Picture
index-pages = Pages
index-files = Files
index-pdf = { $page } (PDF)
index-notebook = { $page } (Jupyter)
index-failed = Failed: { $reason }
col-region = Region
col-scheme = Scheme

## Analyses
title-analysis = Analyses: { $scenario }
to-analysis = Analyses
fact-established = There today
says-analysis-fewer = The analyses rest on the first { $draws } of the report’s { $all } simulated outcomes. That is enough to see what matters most; probabilities may therefore differ slightly from those in the report on consequences.
says-analysis-draws = The analyses rest on the report’s { $draws } simulated outcomes.
says-precision = With { $draws } outcomes the probability that the frame holds is certain within ± { $margin } percentage points; for ± { $wanted } it takes about { $enough } outcomes.
says-precision-exact = All { $draws } outcomes give the same answer to whether the frame holds.
says-summed-over = Taking the years together, so that a cheap year may pay for a dear one, the sum of the frames is exceeded in { $share } outcomes, then by { $overrun } on average. { $enough }
says-summed-reserve = A reserve of { $reserve } for the whole time is enough in 90 in 100 outcomes.
says-summed-no-reserve = The sum of the frames is enough in at least 90 in 100 outcomes.
says-summed-within = Taking the years together, so that a cheap year may pay for a dear one, the cost is within the sum of the frames in every outcome.
says-nothing-uncertain = Nothing in the computation is uncertain in a way that changes the cost.
says-no-box = Nearly all outcomes are alike as to whether the frame holds, or there is no clear boundary. So it cannot be said when the frame breaks.
says-no-levers = The scheme names no rate that a board would think of moving first.
says-neutral = For the proposal to cost no more than “{ $other }”, “{ $lever }” may be at most { $value } (now { $now }), all else equal.
says-neutral-already = The proposal is planned to cost { $amount } less than “{ $other }”; “{ $lever }” can be raised to { $value } (now { $now }) before it costs as much.
says-neutral-never = No allowed value of “{ $lever }” makes the proposal cost as much as “{ $other }” (now { $now }).
says-no-neutral = There are no current rules to be cost neutral against, or no rate to move.
says-no-alternative = The proposal is not compared with any other alternative.
says-no-what-if = Nothing is tried for this proposal.
says-nothing-counted = The payment is not counted by visit, meeting or resident in a way that makes the question meaningful.
says-no-posts = The units’ posts are not stated. So the payment cannot be compared with what the staff costs.
says-viable-sparse = { $short ->
    [0] In sparse areas the payment of { $year } covers the staff of all { $count } units.
   *[other] In sparse areas the payment of { $year } does not cover the staff of { $short } of { $count } units: { $names }.
}
says-viable-other = { $short ->
    [0] Elsewhere it covers in { $year } the staff of all { $count } units.
   *[other] Elsewhere it does not cover in { $year } the staff of { $short } of { $count } units: { $names }.
}
col-scenario = Scenario
col-cost-median = Cost, median
col-change-median = Change, median
col-frame-holds = Frame holds every year
col-gap-sum = Nobody pays, median
col-as-written = As planned
col-missing = Missing, median
col-regret-mean = Regret, mean
col-regret-high = Regret, nine in ten at most
col-least-missing = Least is missing
col-good-enough = Nothing is missing
col-sparse = Sparse area
col-payment-median = Payment, median
col-staff-cost = Staff
col-left = Left for the rest
col-covered = Covers the staff
col-figure = Figure
col-margin = Margin of error
col-margin-wanted = Wanted margin
col-draws-enough = Outcomes that are enough
what-if-caption = If something happens, { $first }–{ $last }, { $unit }
what-if-note = The same { $draws } simulated futures in each row. The change is from the first row, outcome by outcome.
matrix-caption = Scenarios against what is most uncertain, { $first }–{ $last }, { $unit }
matrix-note = Expected cost with one uncertainty at a time at the ends of its interval and all else as planned.
regret-caption = Which alternative is least regretted, { $unit }
regret-note = Missing is what costs more than the frame or what nobody pays, whichever is more. Regret is how much more is missing than in the alternative that misses least in the same outcome. Only money counts, not what patients get for it.
viability-caption = Payment against staff cost per unit { $year }, { $unit }
viability-note = Staff is the unit’s posts times the cost of a post, uprated as the payment is. Premises, administration and other income are not included.
precision-caption = How sure the main figures are at { $draws } outcomes
precision-note = Amounts in tkr. The margin covers 95 cases in 100 and is of the simulation alone, not of the assumptions. Four times as many outcomes halve it.
headline-holds = Frame holds every year
headline-mean = Cost of the whole time, mean
headline-p90 = Cost of the whole time, nine in ten outcomes at most
## Material for the letter to the board.
memo-proposal = Proposed decision
memo-summary = Summary
memo-background = Background
memo-economy = Consequences for the economy
memo-patients = Consequences for patients
memo-providers = Consequences for providers and payers
memo-equality = Consequences for equal care
memo-children = Consequences for children
memo-terms = Conditions
memo-follow-up = Follow-up
memo-limits = What the figures do not say
memo-proposes = The figures do not speak against adopting “{ $scenario }” as it stands.
memo-proposes-conditions = The figures do not support adopting “{ $scenario }” as it stands. Before the decision it needs:
memo-needs-reserve = a reserve of { $reserve } a year or a higher frame, if the cost is to fit in nine outcomes of ten
memo-needs-reserve-pot = a reserve of { $reserve } or a larger frame, if the cost is to fit in nine outcomes of ten
memo-needs-exit = { $count ->
    [one] an exit named for the activity that has none when the money ends
   *[other] an exit named for the { $count } activities that have none when the money ends
}
memo-needs-money = financing of { $gap } in { $year }, the first whole year without the state grant
memo-time = The material concerns { $region } from { $first } through { $last }.
memo-compared = The proposal is compared with { $others }.
memo-cost = Planned cost { $first }–{ $last } is { $cost }, of which { $end } in the last year.
memo-cost-payers = By the plan those who pay are to pay { $cost } in { $first }–{ $last }, of which { $end } in the last year.
memo-difference = Compared with “{ $other }” the planned amount changes by { $change }.
memo-simulated = In the simulated outcomes the middle change is { $median }, and in eight of ten it lies between { $low } and { $high }.
memo-worst-year = The risk of breaking the frame is greatest in { $year }: it happens in { $share } simulated outcomes.
memo-patients-planned = Planned volumes { $year }: { $counts }.
memo-no-patients = The material counts no patients or visits; consequences for patients must be described apart.
memo-no-comparison = The proposal is compared with nothing, so nobody can be said to get more or less.
memo-units = By the plan { $more } recipients get more, { $less } less and { $same } as much as in the comparison.
memo-payers = By the plan { $more } pay more, { $less } less and { $same } as much as in the comparison.
memo-most = Greatest loss: { $unit }, { $change }.
memo-equality-not-known = The material has no data on sex, income, language or disability. Consequences for such groups are not computed.
memo-children-weigh = Ages 0–19 are part of the calculation ({ $label }: { $value }).
memo-children-not-tried = A calculation does not try what is best for the child; that must be done apart.
memo-no-terms = No conditions are tried in the material.
memo-terms-count = Of the findings on conditions { $met } are met, { $unmet } not met and { $open } not known.
memo-barred = Not paid, since a condition of payment is not met or not known: { $units }.
memo-follow-cost = Follow the cost of “{ $component }” against the plan every year: it carries most of the uncertainty.
memo-follow-grant = The state grant ends { $day }. Decide on what comes after before the budget of the year that follows.
memo-follow-terms = Find the answers to the conditions that are not known.
memo-follow-compare = Compute again when an amount or a fact has changed; simlib compare shows what moved the cost.
memo-limit-assumed = { $share } of the amount rests wholly or partly on assumptions ({ $assumed } of { $numbers } numbers).
memo-limit-health = Health, quality and benefit to patients are not measured. The material says what it costs, not what it is worth.
memo-limit-behaviour = That units and patients change their behaviour when the payment changes is not included, except where a parameter says so.
memo-limit-levers = What the region itself decides is not varied by chance.
memo-limit-payer = Only the cost to the payer is included, not costs to patients, municipalities or employers outside the scheme.
memo-limit-draws = The probabilities build on { $draws } simulated outcomes; the margin of error stands among the checks.
items-caption = What readers of budget impact analyses usually ask for
items-note = CHEERS: the numbers of CHEERS 2022 (Husereau et al.). ISPOR: good practice for budget impact analysis (Sullivan et al. 2014).
col-item = Item
col-guideline = Guideline
col-answer = Answer
item-title = Title and summary
item-setting = Health care system and place
item-population = Population
item-comparators = Comparators
item-perspective = Perspective
item-horizon = Time horizon
item-discounting = Discounting
item-outcomes = Health outcomes
item-costs = Costs
item-currency = Currency and price level
item-model = Model
item-assumptions = Assumptions and parameters
item-distribution = Distribution between units
item-uncertainty = Uncertainty
item-validation = Validation
item-engagement = Engagement of patients and others
item-results = Results
item-limitations = Limitations
item-interests = Funding and conflicts of interest
answer-title = Budget impact of “{ $scenario }”, { $region }. The decision box sums it up.
answer-setting = { $region }; { $count } units or activities are included.
answer-population = Those whom the rules of the scheme count. Number and need are drawn from the intervals of the parameters report.
answer-comparators = { $others }
answer-perspective = The payer: the budget of the region, or of the municipalities where they pay.
answer-horizon = { $first } through { $last }, month by month.
answer-discounting = None. A budget is shown in the money of its year, as ISPOR's practice has it.
answer-outcomes = Health outcomes are not measured.
answer-costs = { $count } components, each volume times rate by the rules.
answer-currency = Swedish kronor in current prices, uprated by the indices among the parameters.
answer-model = { $rules } rules that compute planned volumes to the öre, and simulated volumes. Every formula stands in the parameters report.
answer-assumptions = { $assumed } of { $numbers } numbers behind the cost are assumptions, each with a reason.
answer-distribution = Who gets more and less is shown for every unit. Groups of patients are not told apart.
answer-uncertainty = { $draws } simulated outcomes, seed { $seed }; the same outcomes for all alternatives.
answer-validation = Sums, the null scenario and a checksum stand among the checks; the workbook computes the payments again.
answer-engagement = Has not taken place within the calculation.
answer-results = Cost, frame and financing of every year in the tables.
answer-limitations = See the section on what the figures do not say.
answer-interests = Not stated by the tool. Owner of the material: { $owner }.

## Two runs held against each other.
col-change = Change
since-was = Before
since-is = Now
col-moved-figure = Figure
since-before = Planned cost before
since-after = Planned cost now
since-rest = Other than parameters (units, data, program)
since-cost-caption = What moved the planned cost, kronor
since-parameters-caption = Parameters that differ
since-figures-caption = Simulated figures of the decision box that differ (amounts in { $unit })
since-cost-median = All years, median
since-p10 = All years, P10
since-points = { $points } percentage points
since-p90 = All years, P90
since-note-every-order = The part of each change is its mean over every order in which the changes can be made. The parts sum exactly.
since-note-in-order = The changes are made one at a time in the order they stand, and the parts depend on the order. They sum exactly.
since-says-moved = The planned cost has changed by { $amount }. { $count ->
    [0] No parameter differs.
    [one] One parameter differs.
   *[other] { $count } parameters differ.
 }
since-says-most = “{ $label }” moved most: { $amount }.
since-says-inputs = Files that have changed: { $files }.
since-says-code = The program has changed between the runs.
since-one-is-no-run = Compare two scenarios (files) or two runs (folders), not one of each.

## Glossary and accessibility of the index.
heading-glossary = Glossary
heading-accessibility = Accessibility
accessible-standard = The reports are made to meet the Swedish act on accessibility to digital public service (2018:1937), that is EN 301 549 and WCAG 2.1 level AA.
accessible-tested = Every page is tried automatically in the browser Chromium, light and dark and down to a width of 320 pixels: contrast, headings, table headers, descriptions of pictures, links and keyboard.
accessible-not-tested = The pages have not been tried with a screen reader by anyone who uses one daily, nor by anyone outside.
accessible-known-lacks = The pictures are described in one sentence; not all of their numbers stand there, but in the tables. Wide tables scroll sideways within their box. The PDF files have tagged headings but have not been tried against PDF/UA.
accessible-tell = Report what is lacking to whoever gave you the report. The Agency for Digital Government supervises.
term-budget-test = Budget test
term-continuity-test = Continuity test
term-frame = Frame
term-planned = Planned cost
term-outcome = Simulated outcome
term-interval = 80% interval
term-median = Median, P50
term-reserve = Reserve
term-state-grant = State grant
term-exit = Exit
term-gap = Gap
term-absorb = Absorbed in the ordinary budget
term-replace = Replaces something else
term-wind-down = Wound down
term-component = Component
term-lever = Lever
term-uncertainty = Uncertainty
term-assumption = Assumption
term-baseline = Comparison
means-budget-test = Tries whether the cost fits the frame, each year and every year, in the simulated outcomes.
means-continuity-test = Tries whether somebody pays for each activity when the state grant has ended.
means-frame = The amount set aside in the budget, uprated where an index is given.
means-planned = The rules computed on the expected volumes, to the öre.
means-outcome = One possible future: volumes, need and uprating drawn from their intervals.
means-interval = Eight outcomes of ten lie between the two numbers, P10 and P90.
means-median = Half of the outcomes are lower and half are higher.
means-reserve = The amount beyond the frame that is enough in a given share of the outcomes.
means-state-grant = Money from the state for a limited time.
means-exit = What is to happen to an activity when the state grant ends.
means-gap = The cost that neither the state grant, ordinary money nor the exit pays.
means-absorb = An exit: ordinary money pays for the activity.
means-replace = An exit: something else is closed and its money used.
means-wind-down = An exit: the activity ends.
means-component = A part of the payment with a rule of its own.
means-lever = A number that the region decides. It is not drawn at random.
means-uncertainty = A number that the world decides. It is drawn from its interval.
means-assumption = A number that no source gives. It is marked A and has a reason.
means-baseline = The scenario that the proposal is measured against, most often the current rules.

## The workbook.
sheet-about = About
sheet-about-how = The amounts in the tables are those of the pages. A rate can be changed in the sheet of rates; the payments are then computed again.
sheet-dictionary = Columns
sheet-dictionary-title = What the columns hold
sheet-sums = Sums
sheet-sums-title = Payment per component and year, kronor
sheet-about-small = The amounts in the tables are those of the pages. The formulas of the payments are left out: they would show groups of fewer than five patients.
sheet-sums-how = Computed again when a rate is changed. The difference is 0 as long as no rate is changed.
sheet-sums-held = These rules have no formula and stand as numbers; they do not follow when a rate is changed: { $rules }.
sheet-sums-all-live = Every rule has a formula and is computed again.
sheet-sums-computed = Computed here
sheet-sums-simlib = Computed by simlib
sheet-sums-apart = Difference
sheet-rates = Rates
sheet-rates-title = Rates and other numbers of the rules
sheet-rates-how = Change the yellow cells. A row holds from its date until the next row of the same number begins.
sheet-volumes = Volumes
sheet-volumes-title = Volumes, facts and what has no formula
sheet-volumes-how = Planned volumes. They stay when a rate is changed. Amounts are in öre.
sheet-payments = Payments
sheet-payments-title = Payments per unit and month, öre
sheet-payments-how = Each column is a rule. The formula is made of the rule that simlib computes with. Below the name in the files stands the unit.
sheet-table-kronor = Amounts are in kronor and öre, also where the page shows thousands or millions.
col-sheet = Sheet
col-table = Table
col-month = Month
col-heading = Heading
col-holds-what = Holds
col-source = Source
holds-kronor = Kronor here, whole öre in the CSV file
holds-share = Share, 1 is all
holds-count = Count
holds-number = Number
holds-text = Text
about-months = Months
about-why = Why
about-owner = Owner
about-draws = Simulated outcomes
about-seed = Seed

## Pictures
picture-stamp = { $draws } simulated outcomes, seed { $seed }, scenario { $scenario }.
picture-about = about { $figure }
picture-about-short = c. { $figure }
picture-few-short = < 1 in 100
picture-nearly-all-short = > 99 in 100
picture-with-tolerance = { $frame } ({ $ceiling } with tolerance)
picture-and = {" "}and{" "}
picture-more = { $amount } more
picture-less = { $amount } less
picture-frame = The frame
picture-pot = The pot
picture-ceiling = The frame's tolerance
picture-frame-amount = The frame { $amount }
picture-pot-amount = The pot { $amount }
picture-ceiling-amount = The frame with tolerance { $amount }
picture-current = Current rules
picture-proposal = Proposal
picture-median = Middle (median)
picture-cost-axis = Cost, { $scale }
picture-cost-so-far = Cost since the start, { $scale }
picture-half = Half of outcomes
picture-ninety = 90% of outcomes
picture-grant-ends = The state grant ends { $day }
picture-fan-over = break the frame
picture-fan-over-pot = above the pot
picture-fan-breaks-year = The frame breaks in some year in { $chance } outcomes
picture-fan-breaks-pot = The pot does not suffice in { $chance } outcomes
picture-fan-holds-year = The frame holds in every year in { $chance } outcomes
picture-fan-holds-pot = The pot suffices in { $chance } outcomes
picture-fan-sentence-year = In { $year } the cost is expected to be { $median }, in nine outcomes of ten between { $low } and { $high }; the frame is then { $frame }. { $risk }
picture-fan-risk = The risk is largest in { $worst }, when the frame breaks in { $single } outcomes, but in some year it breaks in { $any } outcomes.
picture-fan-safe = In some year the frame breaks in { $any } outcomes.
picture-fan-sentence-pot = Through { $year } the cost is expected to be { $median } in all, in nine outcomes of ten between { $low } and { $high }; the pot is { $frame } and is exceeded in { $any } outcomes.
picture-s-title-year = The cost in { $year } fits in the frame in { $chance } outcomes
picture-s-title-pot = The whole cost fits in the pot in { $chance } outcomes
picture-s-sentence-year = In { $chance } simulated outcomes the cost in { $year } fits in the frame of { $frame }{ $ending }.
picture-s-sentence-pot = In { $chance } simulated outcomes the cost through { $year } fits in the pot of { $frame }{ $ending }.
picture-s-over = ; when it does not, { $amount } is missing on average
picture-s-axis = Cost, { $scale }
picture-s-count = So many outcomes of 100 cost at most this much
picture-s-fits = { $chance } fit
picture-frame-needs-year = To hold every year in 90 of 100 outcomes takes { $amount } per year
picture-frame-needs-pot = To suffice in 90 of 100 outcomes the pot must be { $amount }
picture-frame-enough-year = The frame suffices: every year holds in 90 of 100 outcomes even with { $amount } per year
picture-frame-enough-pot = The pot suffices: 90 of 100 outcomes fit in { $amount }
picture-frame-sentence-year = With today's frame every year holds in { $now } outcomes; 80 in 100 is reached with { $at80 }, 90 in 100 with { $at90 } and 95 in 100 with { $at95 } per year.
picture-frame-sentence-pot = Today's pot of { $frame } suffices in { $now } outcomes; 80 in 100 is reached with { $at80 }, 90 in 100 with { $at90 } and 95 in 100 with { $at95 }.
picture-frame-level = { $share } in 100: { $amount }
picture-frame-axis-year = Added to the frame each year, { $scale }
picture-frame-axis-pot = Size of the pot, { $scale }
picture-frame-count-year = In so many outcomes of 100 the frame holds every year
picture-frame-count-pot = In so many outcomes of 100 the pot suffices
picture-frame-today-year = Today's frame
picture-frame-today-pot = Today's pot { $amount }
picture-source-grant = State grant
picture-source-ordinary = Ordinary frame
picture-source-exit-money = Decided exit
picture-source-gap = Nobody pays
picture-after-gap = When the state grant has ended { $amount } is missing in { $year }
picture-after-covered = The cost is covered when the state grant has ended too
picture-after-says-gap = “{ $label }” has nobody to pay { $amount } of { $cost } in { $year }
picture-after-says-covered = “{ $label }” is paid in full in { $year }, { $cost }
picture-after-says-nearly = “{ $label }” is paid in { $year } but for { $amount } of { $cost }
picture-after-open = The years after the state grant lie beyond the time computed
picture-after-sentence = The state grant ends { $day }: { $told }.
picture-waterfall-more = The cost{ $period } rises by { $change }
picture-waterfall-less = The cost{ $period } falls by { $change }
picture-waterfall-same = The cost{ $period } is unchanged
picture-waterfall-sentence = The cost{ $period } goes from { $old } to { $new }; most of it is { $parts }.
picture-waterfall-part = { $label } ({ $amount })
picture-waterfall-none = no part
picture-change-title-unit = { picture-change-more } of { $all } units get more and { picture-change-less } get less
picture-change-title-none = Nothing changes for anyone
picture-change-more = { $more ->
    [0] None
   *[other] { $more }
}
picture-change-less = { $less ->
    [0] none
   *[other] { $less }
}
picture-change-title-municipality = { picture-change-more } of { $all } municipalities get more and { picture-change-less } get less
picture-change-title-activity = { picture-change-more } of { $all } activities get more and { picture-change-less } get less
picture-change-axis-resident = Kronor per resident{ $period }. The dot is the middle, the bar holds eight outcomes of ten.
picture-change-axis-total = Change{ $period }, { $scale }. The dot is the middle, the bar holds eight outcomes of ten.
picture-change-open = { $open ->
    [0] {""}
   *[other] , for { $open } it can go either way
}
picture-change-same = { $same ->
    [0] {""}
   *[other] , for { $same } nothing changes
}
picture-change-sentence-resident = { picture-change-more } of { $all } get more and { picture-change-less } get less in at least nine outcomes of ten{ picture-change-open }{ picture-change-same }. At the top is { $best } ({ $most } per resident), at the bottom { $worst } ({ $least } per resident).
picture-change-sentence-total = { picture-change-more } of { $all } get more and { picture-change-less } get less in at least nine outcomes of ten{ picture-change-open }{ picture-change-same }. At the top is { $best } ({ $most }), at the bottom { $worst } ({ $least }).
picture-tornado-title = “{ $label }” matters most to the cost { $period }
picture-tornado-sentence = If “{ $label }” is { $low } the cost { $period } is { $least }, if it is { $high } the cost is { $most }; as planned it is { $base }.{ $ending } { $how }
picture-tornado-then = {" "}Next come { $others }.
picture-tornado-next = “{ $label }” (a difference of { $span })
picture-tornado-computed = One uncertainty at a time is moved between the ends of its interval.
picture-tornado-fitted = One uncertainty at a time is moved between the ends of its interval; the cost is estimated from the simulated outcomes.
picture-tornado-base = As planned { $amount }
picture-drivers-title = { $share } of the spread of the cost { $period } comes from “{ $label }”
picture-drivers-sentence = Of the spread of the cost { $period }, { $share } (surely between { $low } and { $high }) comes from “{ $label }”{ $others }. The rest, { $rest }, is chance in who comes, and interaction between the uncertainties.
picture-drivers-then = , { $others }
picture-drivers-next = { $share } from “{ $label }”
picture-drivers-totals = The diamond shows the uncertainty’s share with all interaction included, without chance.
picture-drivers-rest = Chance and interaction
picture-drivers-axis = Share of the spread; the line shows how sure it is (90%)
picture-drivers-span = { $share } ({ $low }–{ $high })
picture-box-title-breaks = The frame breaks in { $density } outcomes when { $conditions }
picture-box-title-holds = The frame holds in { $density } outcomes when { $conditions }
picture-box-sentence-breaks = The frame breaks in some year in { $base } outcomes. When { $conditions } it breaks in { $density }, and { $coverage } of the outcomes that break it are found there. The bounds were found on half of the outcomes and tried on the other half.
picture-box-sentence-holds = The frame holds every year in { $base } outcomes. When { $conditions } it holds in { $density }, and { $coverage } of the outcomes that hold it are found there. The bounds were found on half of the outcomes and tried on the other half.
picture-box-least = “{ $label }” is at least { $low }
picture-box-most = “{ $label }” is at most { $high }
picture-box-between = “{ $label }” is between { $low } and { $high }
picture-box-axis = Grey: all that was simulated. Dark: where it holds true.
picture-swarm-title-year = The frame breaks in { $over } of { $shown } outcomes shown
picture-swarm-title-pot = The pot does not suffice in { $over } of { $shown } outcomes shown
picture-swarm-sentence-year = Each dot is one simulated outcome, { $shown } of { $all }. { $over } are filled: they break the frame in some year. Of all outcomes the frame breaks in { $chance }.
picture-swarm-sentence-pot = Each dot is one simulated outcome, { $shown } of { $all }. { $over } are filled: they cost more than the pot. Of all outcomes the pot does not suffice in { $chance }.
picture-swarm-frame-year = The frame
picture-swarm-frame-pot = The pot
picture-swarm-axis-year = Cost above the frame in the dearest year, { $scale }
picture-swarm-axis-pot = Cost above the pot, { $scale }
picture-levers-title = At the proposal’s rates the frame holds every year in { $now } outcomes
picture-levers-sentence = { $enough } of { $pairs } combinations tried of “{ $first }” and “{ $second }” hold the frame every year in at least 80 in 100 outcomes. Best are { $x } and { $y }: { $best }. The cross is the proposal.
picture-levers-key = So many of 100 outcomes hold. Line: 80 of 100, dashed: 95. Cross: the proposal.
picture-incentives-title = “{ $label }” gives most: { $amount } for one more ({ $rules }, { $year })
picture-incentives-sentence = What the unit gets for one more in { $year }: { $parts }.
picture-incentives-part = “{ $label }” { $amount }
picture-incentives-set = under “{ $rules }” there is { $parts }
picture-incentives-empty = under “{ $rules }” nothing of this gives more
picture-incentives-axis = Kronor for one more, from the unit that gets least to the one that gets most
picture-rules-title = { $rules } rules lead to { $paying } kinds of payment
picture-rules-sentence = { $read } pass through { $rules } rules to { $paying } payments: { $list }.
picture-rules-count-input = { $count ->
    [one] 1 fact
   *[other] { $count } facts
}
picture-rules-count-lever = { $count ->
    [one] 1 value that the region decides
   *[other] { $count } values that the region decides
}
picture-rules-count-uncertainty = { $count ->
    [one] 1 uncertain value
   *[other] { $count } uncertain values
}
picture-rules-count-constant = { $count ->
    [one] 1 fixed value
   *[other] { $count } fixed values
}
picture-rules-count-volume = { $count ->
    [one] 1 volume that varies
   *[other] { $count } volumes that vary
}
picture-rules-common = Read by many rules and therefore not drawn with arrows: { $list }.
picture-rules-rule = rule
picture-rules-volume = volume that varies
picture-rules-pays = payment
picture-rules-lever = the region decides
picture-rules-uncertainty = uncertain
picture-rules-constant = fixed value
picture-rules-input = fact
picture-rules-helper = helping rule
picture-rules-above = – see above
picture-rules-list = The rules as a list

## Collaboration money between the choice systems.
health-centre = health centre
rehab-unit = rehabilitation unit
fault-applied-twice = “{ $unit }” and “{ $other }” both state the application with each other. Write it with one of them.
fact-kind = Kind
fact-applies-with = Applies with
basis-applications = from the applications in the unit file, held against the conditions
unit-applications = applications
unit-providers = providers
says-ended-gap = Continuity test: the state grant had already ended { $day }, before the time computed. What is missing in { $year } is { $gap } (80% interval { $low }–{ $high }).
says-ended-no-gap = Continuity test: the state grant had already ended { $day }, before the time computed. The cost of { $year } is paid for in at least half of the outcomes (the gap lies between { $low } and { $high } in eight outcomes of ten).
why-collab-alone = Has nobody to apply with; a health centre and a rehabilitation unit are to apply together.
why-collab-kinds = Applies with { $partner }, which is of the other kind.
why-collab-same = Applies with { $partner }, which is of the same kind; it must be a health centre and a rehabilitation unit.
why-collab-groups = A concept for { $count } of the six patient groups; the demand is { $least }.
why-collab-few-groups = A concept for { $count } of the six patient groups; the demand is at least { $least }.
why-collab-concept-in-time = The group concept came in { $day }; the last day was { $last }.
why-collab-concept-late = The group concept came in { $day }, after the last day { $last }.
why-collab-concept-missing = No group concept has come in; the last day was { $last }.
why-collab-plan-in-time = The plan came in { $day }; the last day was { $last }.
why-collab-plan-late = The plan came in { $day }, after the last day { $last }.
why-collab-plan-missing = No plan has come in; the last day was { $last }.
why-collab-approved = Concept and plan are approved.
why-collab-pending = Concept and plan have not been judged yet.
why-collab-rejected = Concept and plan are not approved.
why-collab-direction = No decision on a changed direction is known; that it is unchanged is an assumption.
why-collab-direction-changed = The direction has changed, so the proviso of the instructions stops the payment.
why-collab-only = Has no other application.
why-collab-others = Is approved with { $partners } as well, but paid once.
why-collab-other-kinds = The application with { $partner } fails: not both a health centre and a rehabilitation unit.
why-collab-other-groups = The application with { $partner } fails: too few patient groups.
why-collab-other-concept = The application with { $partner } fails: the group concept did not come in time.
why-collab-other-plan = The application with { $partner } fails: the plan did not come in time.
why-collab-other-approval = The application with { $partner } fails: it is not approved.
why-collab-other-direction = The application with { $partner } fails: the direction has changed.
why-collab-other-pending = The application with { $partner } has not been judged yet; it adds no amount.
why-collab-follow-up = The plan was to be followed up in 2018; no result has been found and no claim for repayment is named.

## Green rehabilitation.
fault-shares-not-whole = the shares of “{ $family }” come to { $total }. They divide a whole and must sum to 1.
fact-weeks = Weeks
fact-days-per-week = Days a week
fact-hours-per-day = Hours a time
fact-queue = Queue at the start
fact-reply-days = Working days to an answer
fact-start-meeting = Start meeting
fact-follow-up-after = Follow-up after week
basis-farms-alike = the patient chooses the farm; as many are assumed to choose each
unit-weeks = weeks
unit-days = days
unit-hours = hours
unit-participants = participants
unit-participants-year = participants a year
unit-kr-hour = kr per hour
why-green-weeks = The stay is { $value } weeks; { $least }–{ $most } are allowed.
why-green-days = { $value } days a week; { $least }–{ $most } are allowed.
why-green-hours = { $value } hours a time; at least { $least } are demanded.
why-green-ceiling = The stay is { $value } hours; at most { $most } hours may be used and paid. With { $days } days a week of { $hours } hours, { $fit } weeks fit.
why-green-reply = An answer is given after { $value } working days; at most { $most } are allowed.
why-green-reply-unknown = No record of how soon an answer is given; at most { $most } working days are allowed.
why-green-wait = Whoever joins the queue at the start waits { $value } days; at most { $most } are allowed, or another farm is chosen.
why-green-no-places = The farm has no places at the start.
why-green-start-meeting = A start meeting is held before the activity begins.
why-green-no-start-meeting = No start meeting is held before the activity begins.
why-green-start-meeting-unknown = No record of start meetings has been found.
why-green-follow-up = The follow-up meeting is held after { $value } weeks.
why-green-follow-up-unknown = No record of follow-up meetings after { $week } weeks has been found.
why-green-closing-possible = The stay is { $weeks } weeks, so the closing meeting can be held after { $closing } at the latest; the document allows stays of { $most }.
why-green-closing-contradiction = The document contradicts itself: the closing meeting is to be held after { $closing } weeks at the latest, but the stay may be { $most } and is { $weeks } here.
why-green-weeks-agree = The stay is { $weeks } weeks, as many as the participant must manage ({ $demanded }); the document offers { $least }–{ $most }, though.
why-green-weeks-contradiction = The document contradicts itself: the participant must manage { $demanded } weeks, but the stay may be { $least }–{ $most } and is { $weeks } here.
why-green-reduced = Work ability is reduced by { $share } per cent; at least { $least } are demanded.
why-green-not-reduced = Work ability is reduced by { $share } per cent; at least { $least } are demanded.
why-green-target = Mild to moderate depression, anxiety or stress.
why-green-not-target = Outside the target group of mild to moderate depression, anxiety or stress.
why-green-examined = Medically examined.
why-green-not-examined = Not medically examined.
why-green-examined-unknown = Whether the medical examination is finished is not stated.
why-green-agreed = Agreed in the rehabilitation plan.
why-green-not-agreed = Not agreed in the rehabilitation plan.
why-green-agreed-unknown = Whether there is an agreement is not stated.

## The state grants as a portfolio.
heading-grants = The state grants: when they come and when they end
col-grant-name = Grant
col-years = Years
col-key = Shared
col-last-year = Last year, SEK million
col-per-resident = SEK per inhabitant
col-goes-on = Goes on the year after, SEK million
col-change-before = From the year before
col-stopped = Ended
col-stops = What ended
col-take-over = Activity without a grant
col-of-net-cost = Share of net cost
col-room = Room
col-published = Published
col-computed = Computed
col-compared = Computed from
key-population = population
key-fixed-and-population = alike to all, the rest population
key-need = need
key-conditions = population, half with conditions
key-performance = result, with a ceiling
no-end-decided = no end decided
carried-on-by = carried on by “{ $grant }”
compared-rule = the allocation rule
compared-weights = weights of need from the same grant (no independent check)
compared-per-head = published kronor per inhabitant
compared-whole = all grants here of the same year
grants-caption = The grants one by one
grants-note = Amounts in SEK million of the last year with the grant. Where the allocation rule is marked as an assumption, so is the region's amount. How much goes on is an assumption for each grant.
cliff-caption = Grant money and activity without a grant per year, planned (SEK million)
cliff-note = Activity without a grant is the assumed part that goes on of what has ended, counted for two years. Kronor per inhabitant, with the share of net cost below, are of it. The room is an assumption. Inhabitants are those at the turn of the year before, after 2024 the last known.
published-caption = Reconciliation: published for the region against computed (SEK million)
published-note = Neither figure is changed. A published amount goes first in the computation when it is of the whole year's grant. The sum of the agreements of 2024 is never added to the single grants; which grants it holds is not said.
says-cliff = In { $year } the grant money falls by { $fall }, { $per_resident } per inhabitant or { $share } of net cost. What ends then: { $names }.
says-take-over = There is most activity without a grant in { $year }: { $amount }, { $per_resident } per inhabitant or { $share } of net cost, against an assumed room of { $room }.
says-assumed-amounts = { $count } of the yearly amounts are assumptions, because the amount has not been found. They are marked, have an interval and a reason, and do not count as zero.
says-left-out = Not counted, because the amount per region or the purpose is not known or because they are sums of others: { $names }.
says-gap-several = Continuity test: { $count } of { $of } state grants end during the time, the last on { $day }. What nobody has said they will pay in { $year } is { $gap } (80% interval { $low }–{ $high }), { $per_resident } per inhabitant or { $share } of net cost.
picture-calendar-title = { $count } of { $of } state grants end during the time
picture-calendar-sum = Sum
picture-calendar-sentence = Each row is a grant and each box a year, { $first }–{ $last }, with the region's amount in { $scale }. Light boxes with parentheses are assumed amounts and a red line is the end. Most ends before { $year }, when the sum goes from { $before } to { $after }.
picture-change-title-grant = { picture-change-more } of { $all } grants give more activity and { picture-change-less } give less
fault-grant-not-in-data = “{ $unit }” refers to “{ $grant }”, which is not in params/data/state_grants.csv. Correct data or add the row.
fault-unknown-successor = “{ $unit }” is succeeded by “{ $successor }”, which is not another grant in the file. Write none if nothing takes over.
fault-grant-differs = “{ $unit }” is { $stated } Mkr in { $year } here but { $found } in params/data/state_grants.csv, row { $row }. An amount that the source states is the same in both places.
fact-data = Name in the data
fact-key = Shared
fact-key-known = The rule is known
fact-fixed-mkr = Fixed amount, Mkr
fact-conditional-part = Conditional part
fact-decided = Decided
fact-unused-repaid = Unused is repaid
fact-one-off = One-off
fact-successor = Successor
basis-last-known-population = the population after 2024 is not known; the last one is used
basis-printed-population = the population printed with the decision, else that at the turn of the year before
basis-need-of-sector-grant = the sector grant of 2024 per inhabitant, against the nation's; mixes need and sparse settlement
basis-result-known-or-met = who got nothing of the conditional part did not meet the conditions; all others are taken to have
unit-inhabitants = inhabitants
why-grant-amounts-known = The amount is published for every year.
why-grant-amounts-assumed = The amount has not been found for { $years } and is assumed.
why-grant-key-unknown = The allocation rule has not been read; a share by population is used.
why-grant-key-population = By population.
why-grant-key-fixed-and-population = Alike to each region and the rest by population.
why-grant-key-need = By need.
why-grant-key-conditions = Half by population, half to those who meet the conditions.
why-grant-key-performance = By result, up to a ceiling.
why-grant-decision-unknown = When the money was decided has not been found.
why-grant-in-time = Decided { $month }, before the year began.
why-grant-late = Decided { $month }, when the year had already begun.
why-grant-no-end = No end is decided.
why-grant-one-off = A one-off amount; ends { $day }.
why-grant-ends = Ends { $day }.
why-grant-repayment-unknown = When unused money is to be repaid has not been found.
why-grant-nothing-to-repay = Nothing to repay: the money is general or paid afterwards.
why-grant-repaid = Unused money is repaid by { $day }.
why-grant-runs-on = The grant does not end within the time computed.
why-grant-successor = Carried on by { $successor }.
## Payment by need: limits of an index, and a new key.
heading-limits = The limits of the index
fault-more-than-persons = “{ $unit }” has more in “{ $variable }” than the { $persons } that the unit has. Correct the count.
fact-persons = Listed or patients
fact-counts = Counts of the index
fact-under-5 = Under five
fact-born-outside = Born outside
fact-alone-over-65 = Over 65 living alone
fact-single-parent = Single parent
fact-moved-in = Moved in
fact-unemployed = Unemployed
fact-low-education = Low education
basis-grows-as-residents = the list is assumed to follow the municipality's residents
basis-published-else-computed = the published list, else the scale described
unit-kr-point-month = kr per point and month
unit-kr-patient-point = kr per patient and unit of index
why-cni-not-published = The source gives the rule and the limit but no unit's index; the list is assumed.
why-cni-rehab-period = The source says 65 kr × patients × the excess but not whether per month or year; counted once per patient and year.
why-cni-centre-period = The amount of health centres is per listing point and month.
why-points-not-published = No published amount of the unit could be read.
why-points-in-scale = The published amount is { $points } points; the scale described ends at { $most }.
why-points-computed = The published amount is { $points } points; the scale described, with assumed classes, gives { $computed }.
col-index = Index per person
col-published-index = On the published scale
col-limit = Limit
col-side = Side
col-near = Near
col-per-point = Supplement, kr
col-other-side = On the other side
col-new-share = New key
col-factor = Rescaling
col-before = Today's key
col-after = With the proposal
col-floor = Moved by the floor
col-gaining = Gains
side-above = above
side-not-above = at or below
limits-caption = Every unit's index in { $year } and the limit it is paid by, the nearest first
limits-note = The supplement is per listing point and month for health centres and per patient and year for rehabilitation units. The published scale is the index per person over the country's { $mean }. “On the other side” is the share of simulated outcomes in which the unit ends up on the other side of the limit.
new-key-caption = The new key year by year against today's key of the same year, planned (kr)
path-caption = Change against today's key of the same year, floor included, planned ({ $unit })
picture-limits-title = { $near } of { $all } health centres stand at most { $reach } from the limit { $limit } in { $year }
picture-limits-title-none = No limit: the supplement follows the index in { $year }
picture-limits-sentence-health-centre = { $near } of { $all } health centres have an index at most { $reach } from the limit { $limit }: { $above } above and { $below } at or below. { $open } of them end up on the other side in at least one outcome of ten.
picture-limits-sentence-rehab-unit = Of the rehabilitation units { $near } of { $all } have an index at most { $reach } from the limit { $limit }: { $above } above and { $below } at or below; { $open } end up on the other side in at least one outcome of ten.
picture-limits-jump = At the limit the supplement jumps from nil to { $amount } per point and month.
picture-limits-example = For the largest of them the jump is worth { $amount } a year.
picture-limits-kink-health-centre = Nothing jumps at the limit: from there the supplement grows by { $slope } per point and month for each tenth of the index.
picture-limits-kink-rehab-unit = Nothing jumps there: from the limit the supplement grows by { $slope } per patient and year for each tenth of the index.
picture-limits-none = The health centres' supplement has no limit: it grows by { $slope } per point and month for each tenth of the index.
picture-limits-read = The line is the rule in full effect, the shaded field is near the limit, and a hollow dot is a unit whose side is uncertain.
picture-limits-axis-health-centre = Health centres: kr per point and month
picture-limits-axis-rehab-unit = Rehabilitation units: kr per patient and year
picture-limits-index = Index per person
picture-limits-limit = limit { $limit }
picture-limits-under = ← { $count } more
picture-limits-over = { $count } more →
picture-phase-title = { $more } health centres get more and { $less } less in { $year } than by today's key
picture-phase-sentence = The new key { $entry }. In { $year } amounts are multiplied by { $factor } and the region's total changes by { $sum }. { $best } gains most ({ $most }) and { $worst } loses most ({ $least }); the floor moves { $floor }.
picture-phase-steps = is phased in by { $shares }
picture-phase-at-once = holds in full from { $first }
picture-phase-axis = Change per year against today's key, { $scale }
picture-phase-nobody = nobody
## The patient billion and the guarantee, and schemes that are measured by shares.
fault-no-centres = “{ $unit }” has no health centre. Give at least one that the region runs or one private.
mixed = mixed
all-together = All together
heading-measures = The waits, and the money that hangs on them
measure-caption = { $reached }, share of { $of }
measure-note = The middle of the outcomes; below it what eight outcomes of ten lie within. When more patients come than there are slots the queue grows until nobody is assessed in time; so the share is mostly high or close to nothing.
stake-caption = If the state's money were given on the terms of the waiting-time money ({ $unit })
stake-note = The waiting-time money of 2019 was measured in specialised care. Its terms are tried here on the guarantee of primary care, as they never were: a third of the performance part for each of September, October and November in which the region's share reaches the threshold.
col-reaches = Reaches { $goal } { $year }
col-by-inhabitants = By inhabitants
col-performance = Performance part
col-earned = Earned, mean
col-lost = Lost, mean
col-lost-tenth = Lost, worst tenth from
col-all-earned = All earned
says-at-stake = With a performance part as in the waiting-time money of { $year }, { $whole } would be at stake for the region. All is earned in { $chance } outcomes; in the mean { $earned } is earned and { $lost } is lost.
says-secured = Lowest value of “{ $lever }” that, if it holds all the time, earns the whole performance part in { $target } of the outcomes: about { $value } (now { $now }). The cost in { $year } is then { $cost }, computed on { $draws } outcomes.
says-not-secured = Not even the highest allowed value of “{ $lever }” earns the whole performance part in { $target } of the outcomes (now { $now }).
picture-measure-title = { $what }: { $goal } is reached in { $chance } outcomes in { $year }
picture-measure-sentence = { $what }: in { $year } the share for all together lies in the middle at { $middle } and in eight outcomes of ten between { $low } and { $high }. The threshold { $goal } is reached in { $chance } outcomes.
picture-measure-axis = Share in { $year }. The dot is the middle, the bar holds eight outcomes of ten. The line is { $goal }.
fact-centres-region-run = Centres run by the region
fact-centres-private = Private centres
fact-reports = Reports waiting times
fact-codes = Codes registered
basis-all-listed = all residents are taken to be listed in their own municipality; residents the year before
unit-contacts-inhabitant-year = contacts per inhabitant and year
unit-slots-1000-listed-day = slots per 1,000 listed and day
unit-kr-slot = kr per slot
unit-slots = slots
why-access-guarantee-plan = The action plan is handed in, the basic demand for the money.
why-access-guarantee-plan-missing = The action plan is not handed in: then no money is paid.
why-access-guarantee-plan-unknown = It does not appear whether the action plan is handed in.
why-access-contract-plan = The action plan is handed in, the basic demand for the money.
why-access-contract-plan-missing = The action plan is not handed in: then no money is paid.
why-access-contract-plan-unknown = It does not appear whether the action plan is handed in.
why-access-reports-later = Asked for from 2019-01-01 only.
why-access-reports = The centres report.
why-access-reports-not = The centres do not report.
why-access-reports-unknown = To be given from 2019-01-01; nothing found says whether the centres do.
why-access-codes = All licensed staff register a diagnosis or action code.
why-access-codes-not = Not all licensed staff register a code: an assessment without one does not count.
why-access-codes-unknown = Nothing found says that all licensed staff register a code; an assessment without one does not count.

## Training posts.
own-regime = own regime
other = other
fact-provider = Provider
fact-st-doctors = Trainees now
basis-lists-alike = the municipality's residents divided alike between its units
unit-post-years = post-years
why-st-queue-known = Got a block in May 2018 and so was in the queue.
why-st-queue-which = The provider got blocks in May 2018, but which of its { $units } units was in the queue is not stated.
why-st-queue-unknown = Whether the unit was in the queue is not stated.
why-st-published = The formula on assumed lists gives the provider { $found } blocks in the first round; { $published } are published.
why-st-no-block = The unit gets no block in the first round.
why-st-filled-unknown = No record of whether the post was filled within { $most } months.
why-st-no-commitment = No commitment after the money has ended.
why-st-payer = The commitment runs until { $until } and the money ends { $money }; an exit is named.
why-st-no-payer = The commitment runs until { $until } but the money ends { $money } and no payer is named; training that has begun cannot be wound down.

## The payment liability, and schemes without a state grant.
fault-municipality-twice = “{ $unit }” and “{ $other }” are both the municipality { $code }. A municipality pays once.
municipality = municipality
no-state-grant = no state grant
verdict-no-grant = No state grant
says-no-grant = Continuity test: no state grant carries the scheme, so nothing ends with one.
booking-paid-in = The municipality pays the region
purse-payers = The municipalities' budgets
col-paying-more = Pays more
t6-caption-payers = Planned payment per municipality { $first }–{ $last } ({ $unit })
alternatives-caption = All alternatives side by side, planned amount { $first }–{ $last } ({ $unit })
picture-change-title-payer = { picture-change-more } of { $all } municipalities pay more and { picture-change-less } pay less
picture-change-sentence-payer = { picture-change-more } of { $all } pay more and { picture-change-less } pay less in at least nine outcomes of ten{ picture-change-open }{ picture-change-same }. At the top is { $best } ({ $most } per resident), at the bottom { $worst } ({ $least } per resident).
fact-both-notices = Both notices
fact-sip-meeting = Care planning meeting
fact-notice-before-noon = Notice before noon
fact-named-contact = Named contact
basis-ages-of-2018 = residents of the year before times the age distribution of 2018
why-notices = Both the admission notice and the discharge-ready notice are sent.
why-notices-not = One of the notices is not sent: by the law nothing is then owed.
why-notices-unknown = No follow-up of the notices has been found.
why-sip = The call to a care planning meeting goes out when a need is found.
why-sip-not = The call to a care planning meeting does not go out.
why-sip-unknown = No follow-up of calls to care planning meetings has been found.
why-contact = A named contact is appointed.
why-contact-not = No named contact is appointed.
why-contact-unknown = Nothing about named contacts has been found.
why-noon = The notice is sent before noon.
why-noon-not = The notice is sent after noon and counts from the day after.
why-noon-unknown = The hour stands in a routine from Stockholm; whether it holds here is not known.
unit-kr-day = kr per day
