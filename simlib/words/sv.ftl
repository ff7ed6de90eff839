### Allt som verktyget säger på svenska. Varje nyckel finns också i en.ftl; ett test håller dem lika.

## Fel i filer: vad som är fel, vad som väntades, vad man gör.
fault-count = { $count ->
    [one] 1 fel. Ingenting har körts eller skrivits.
   *[other] { $count } fel. Ingenting har körts eller skrivits.
}
fault-did-you-mean = Menade du ”{ $guess }”?
fault-too-large = filen är större än { $limit } byte. Parameterfiler skrivs för hand; dela filen eller kontrollera att det är rätt fil.
fault-no-file = filen finns inte. Kontrollera sökvägen.
fault-not-utf8 = filen går inte att läsa som UTF-8-text. Spara den som UTF-8 i textredigeraren.
fault-yaml-anchor = ankare och alias (& och *) är inte tillåtna. Skriv ut värdet där det gäller.
fault-yaml-syntax = filen är inte giltig YAML ({ $problem }). Rätta indrag, kolon eller citattecken.
fault-empty-file = filen är tom. Väntade nycklar och värden.
fault-yaml-tag = taggen { $tag } är inte tillåten. Ta bort den.
fault-duplicate-key = nyckeln ”{ $key }” står två gånger (först på rad { $first }). Behåll en av dem.
fault-unknown-key = okänd nyckel ”{ $key }”. Väntade någon av: { $known }.
fault-missing-key = nyckeln ”{ $key }” saknas. Lägg till den.
fault-expected-block = väntade nycklar med värden under, fick något annat.
fault-expected-text = väntade en text, fick något annat eller ingenting.
fault-expected-list = väntade en lista, t.ex. [a, b] eller rader som börjar med streck.
fault-bad-name = ”{ $text }” duger inte som namn. Väntade små bokstäver a–z, siffror och understreck, med bokstav först.
fault-expected-number = ”{ $text }” är inget tal. Väntade t.ex. 450 eller 0.05: punkt som decimaltecken, inga mellanslag, inga enheter.
fault-text-for-number = talet ”{ $text }” står inom citattecken och är då text. Ta bort citattecknen.
fault-not-a-share = ”{ $text }” är ingen andel mellan 0 och 1. Skriv 80 procent som 0.8.
fault-expected-day = ”{ $text }” är inget datum. Väntade år-månad-dag med nollor, t.ex. 2018-09-01.
fault-expected-month = ”{ $text }” är ingen månad. Väntade år-månad med nolla, t.ex. 2018-09; månaden är 01–12.
fault-expected-truth = ”{ $text }” är varken true eller false.
fault-not-one-of = ”{ $text }” är inte ett av de tillåtna valen: { $known }.
fault-expected-pair = väntade två tal inom hakparentes, t.ex. [300, 650].
fault-reversed-pair = intervallet är omvänt: { $low } är inte mindre än { $high }. Skriv det lägre talet först.
fault-values-or-members = ”{ $key }” ska ha antingen values, eller by och members tillsammans.
fault-no-values = inga daterade värden. Väntade minst en rad som 2018-09-01: {"{"}value: …{"}"}.
fault-ends-first = parametern upphör (ends) utan att ha börjat. Skriv ett värde före slutet.
fault-ends-not-last = parametern upphör (ends) men har värden efteråt. Ta bort dem, eller skriv upphörandet sist.
fault-unknown-source = källan ”{ $source }” finns inte i params/sources.yaml. Lägg till den där, eller rätta namnet.
fault-no-reason = ett antaget värde (status: assumed) måste ha ett skäl. Lägg till reason.
fault-value-or-ends = väntade value, eller ends: true, och inte båda. Ett saknat värde är inte noll.
fault-needs-interval = ”{ $key }” säger något om ett intervall men intervallet saknas. Lägg till interval eller ta bort raden.
fault-interval-of-no-number = bara tal kan ha ett intervall.
fault-value-outside-interval = värdet { $value } ligger utanför sitt eget intervall { $low }–{ $high }.
fault-interval-outside-range = intervallet går utanför det tillåtna { $low }–{ $high } (range).
fault-out-of-range = { $value } ligger utanför det tillåtna { $low }–{ $high } (range). Kontrollera enheten.
fault-finer-than-ore = { $value } är finare än hela ören. Belopp har högst två decimaler.
fault-not-whole = { $value } är inte ett helt tal.
fault-expected-schedule = väntade en trappa av par, t.ex. [[0, 0], [10, 1], [20, 2]].
fault-schedule-order = trappans trösklar måste stiga.
fault-schedule-start = trappans första tröskel måste vara 0, så att varje värde har ett svar.
fault-reversed-months = tiden är omvänd: { $first } till { $last }.
fault-reversed-days = tiden är omvänd: { $first } till { $last }.
fault-id-not-file = id är ”{ $id }” men filen heter { $file }.yaml. De ska vara lika.
fault-unknown-path = det finns ingen parameter ”{ $path }”.
fault-changed-twice = ”{ $path }” ändras redan från { $day } på { $first }. Två ändringar av samma värde och dag läggs inte ihop i tysthet; behåll en.
fault-before-first-value = ”{ $path }” behövs från { $day } men har inget värde före { $first }. Lägg till ett värde eller flytta datumet.
fault-after-end = ”{ $path }” behövs { $day } men upphörde { $first }. Lägg till ett värde eller korta horisonten.
fault-no-effect = raden ändrar ingenting mellan { $start } och { $end }: ”{ $path }” har redan det värdet. Ta bort raden eller ändra den.
fault-based-on-itself = scenariot bygger på sig självt genom ”{ $id }”.
fault-unknown-region = det finns ingen region ”{ $region }” i params/data/regions.csv. Väntade någon av: { $known }.
fault-region-not-given = scenariot gäller varje region (each). Säg vilken: --region på kommandoraden, eller regions i körlistan.
fault-region-fixed = scenariot gäller regionen { $region } och kan inte köras för { $given }. Ta bort regionen ur kommandot eller körlistan, eller skriv region: each i scenariot.
fault-unknown-programme = det finns inget ersättningssystem ”{ $programme }”. Väntade något av: { $known }.
fault-unknown-scenario = det finns inget scenario ”{ $id }” bredvid det här. Väntade något av: { $known }.
fault-other-horizon = ”{ $id }” har en annan region, ett annat system eller en annan horisont än { $other } och kan inte jämföras med det.
fault-unknown-region-code = det finns ingen region med kod ”{ $code }” i params/data/municipalities.csv.
fault-unknown-municipality = kommunen ”{ $code }” finns inte i region { $region } enligt params/data/municipalities.csv.
fault-unknown-unit = ”{ $unit }” finns inte i enhetsfilen. Väntade någon av: { $known }.
fault-unit-without-value = ”{ $family }” saknar värde för ”{ $unit }”. Ett saknat värde är inte noll.
fault-unknown-partner = ”{ $unit }” samverkar med ”{ $partner }”, som inte är en annan enhet i filen.
fault-unexpected-figure = scenariot väntade { $expected } kr för { $component } { $year }, men regler och parametrar ger { $found } kr.
fault-unknown-component = ”{ $component }” är ingen post i systemet. Väntade någon av: { $known }.
fault-outside-horizon = år { $year } ligger utanför scenariots horisont { $start }–{ $end }.
fault-outside-project = sökvägen ”{ $path }” leder ut ur projektet. Väntade en fil under params/.
fault-no-number = talet saknas. Ett saknat värde är inte noll; skriv 0 om det är noll.
fault-too-short-list = listan är för kort. Väntade minst { $least }.
fault-bad-key = nyckeln är inget ord. Väntade ett ord följt av kolon.
fault-bad-character = tecknet { $code } får inte stå i filen. Ta bort det.
fault-yaml-documents = filen har flera delar åtskilda av ---. Dela den i flera filer.
fault-yaml-too-deep = filen är nästlad för djupt. Kontrollera hakparenteser och indrag.
fault-key-not-for-unit = nyckeln ”{ $key }” hör inte till enheten { $unit }. Ta bort den eller rätta unit.
fault-coverage-of-all = med law: { $law } rymmer intervallet alla utfall, så coverage säger ingenting. Ta bort raden.
fault-axis-of-no-draw = axis hör till en uppgift som dras för sig (role: uncertainty); en familj anger axis per medlem. Flytta eller ta bort raden.
fault-axis-twice = { $path } dras längs axeln { $axis }, som { $other } redan har; de två skulle då följas åt. Välj en annan, t.ex. { $free }.
fault-interval-outside-law = med law: { $law } måste hela intervallet ligga { $law ->
    [beta] mellan 0 och 1
   *[other] över 0
}, utan att nå gränsen.
fault-axis-outside = axlarna är numrerade 1–{ $highest }. Välj en av dem, eller ta bort raden.
fault-interval-too-wide = det finns ingen fördelning av slaget { $law } med ett så brett intervall. Minska det, eller välj law: split_normal.
fault-value-off-middle = värdet { $value } ligger inte i mitten av fördelningen: med law: { $law } ger intervallet medianen { $median }. Rätta värdet eller intervallet, eller välj law: split_normal.
fault-expected-outcomes = väntade utfall som [[2, 0.25], [3, 0.75]]: stigande värden, var och ett med sin andel, och andelar som blir 1 tillsammans.
fault-key-beside-outcomes = ”{ $key }” och outcomes säger båda vad som kan hända. Ta bort det ena.
fault-value-not-an-outcome = värdet { $value } är inte ett av utfallen i outcomes. Välj ett av dem.
fault-correlation-of-no-draw = { $path } dras inte och kan inte samvariera med något. Väntade en osäker uppgift (role: uncertainty) med interval eller outcomes.
fault-expected-two-paths = väntade två olika uppgifter, t.ex. [system.andel, system.besok].
fault-pair-twice = de två har redan en korrelation i filen. Behåll en av dem.
fault-rho-outside = korrelationen { $rho } ligger inte mellan -1 och 1, utan att nå dem.
fault-correlations-impossible = korrelationerna mellan { $names } motsäger varandra: det finns inga tal som samvarierar så. Minska någon av dem.
fault-wrong-kind = ”{ $path }” ska vara { $kind ->
    [choice] ett val (unit: choice)
    [schedule] en trappa (unit: schedule)
   *[number] ett tal
}, för så läser reglerna den.
fault-wrong-by = ”{ $path }” ska { $by ->
    [none] ha ett enda värde åt gången: values, utan by
   *[other] delas upp med by: { $by } och members
}, för så läser reglerna den.
fault-wrong-choices = ”{ $path }” ska ha just valen { $known }, för reglerna känner inga andra.
fault-unknown-member = ”{ $unit }” hör inte hit. Väntade: { $known }.
fault-member-without-value = ”{ $family }” saknar värde för ”{ $member }”, som finns i ”{ $other }”. Ett saknat värde är inte noll.
fault-unread-parameter = ”{ $path }” läses inte av någon regel, något villkor eller något prov. Ta bort den eller rätta namnet.
fault-missing-parameter = parametern ”{ $name }” saknas{ $rule ->
    [none] {""}
   *[other] {" "}men läses av regeln { $rule }
}. Lägg till den.
fault-name-taken = ”{ $name }” heter redan något annat som reglerna läser. Byt namn på parametern.
fault-changes-within = ”{ $path }” räknas en gång för hela tiden { $start }–{ $end } och kan inte ändras { $day } inom den. Låt ändringen gälla från början eller byt horisont.
fault-not-read-then = raden ändrar ingenting: ”{ $path }” läses inte från { $day } i det här scenariot. Ta bort raden eller flytta datumet.
fault-no-residents = horisonten behöver invånarna { $year }, men params/data/municipalities.csv har { $first }–{ $last }.
fault-missing-column = kolumnen ”{ $column }” saknas.
fault-no-town = ingen ort i regionen har { $least } invånare, så avståndet till en större ort går inte att räkna. Sänk { $path }.
fault-all-zero = alla värden av ”{ $family }” är noll { $day }. Minst ett måste vara större än noll.
fault-payee-twice = ”{ $unit }” och ”{ $other }” är båda mottagare av punkt { $item } i samma regi. En punkt delas högst mellan egen regi och privata.
fault-item-amounts = ”{ $path }” skiljer sig från ”{ $other }”, men båda är punkt { $item }, som har ett beslutat belopp. Ändra båda lika.
fault-unlisted-source = källan ”{ $source }” saknas men behövs av reglerna. Lägg till den.
fault-bad-data = raden går inte att läsa ({ $problem }). Väntade samma kolumner och tal som i de andra raderna.
fault-not-a-run = mappen saknar run.json och är ingen körning.
fault-needs-whole = ”{ $text }” duger inte för { $key }. Väntade ett helt tal från { $low } till { $high }.
fault-one-of-keys = väntade precis en av nycklarna { $known }.
fault-needs-one-of = väntade minst en av nycklarna { $known }.
fault-concerns-no-job = inget jobb på raden stämmer med detta. Rätta det eller ta bort det.
fault-gives-no-job = raden ger inget jobb: ingen scenariofil stämmer, eller alla är undantagna.
fault-overridden-twice = ”{ $key }” sätts här för ett jobb som en tidigare rad redan har gett ett eget värde. Skilj dem åt.
fault-not-below-outputs = mappen ”{ $path }” ligger inte under outputs/. Väntade t.ex. outputs/regioner.


## Ord som återkommer.
yes = ja
no = nej
unknown = inte känt
signed = tecknat
missing = saknas
private = privat
region = egen regi
not-asked = inte begärt
sum = Summa
nothing = ingenting
assumption = antagande
ended = upphört
beyond-horizon = bortom horisonten
none-found = –
all-items = –
of-hundred = { $count } av 100
just-under-of-hundred = knappt { $count } av 100
fewer-than-one = färre än 1 av 100
more-than-ninety-nine = fler än 99 av 100
largest-of = den största av { $count } rader visas
changed-mark = ändrad i scenariot

## Bedömningar.
verdict-holds = Håller
verdict-at-risk = Osäkert
verdict-fails = Håller inte
verdict-unknown = Okänt
state-met = Uppfyllt
state-not-met = Inte uppfyllt
state-unknown = Inte känt
exit-none = ingen angiven
exit-absorb = ryms i ordinarie budget
exit-replace = ersätter annat
exit-wind-down = avvecklas
from-day = från { $day }
status-stated = står i källan
status-derived = beräknat ur källan
status-assumed = antagande
status-proposed = förslag i scenariot
law-split-normal = delad normalfördelning
law-uniform = likformig fördelning
law-triangular = triangelfördelning
law-normal = normalfördelning
law-lognormal = lognormal fördelning
law-gamma = gammafördelning
law-beta = betafördelning
law-pert = PERT-fördelning
law-discrete = vissa utfall
interval-text = { $low }–{ $high } ({ $coverage }, { $law })
plan-kept = { $component }: beror inte på det som ändras; beloppen behålls som de är.
plan-again = { $component }: räknas om för varje enhet och utfall, på de volymer som redan är dragna.
plan-linear = { $component }: är proportionell mot det som ändras; enheterna summeras före multiplikationen om varje enhets belopp blir hela ören, annars räknas varje enhet om.
plan-curved = Tak, trappsteg eller avrundning gör att kostnaden inte följer det som ändras i jämn takt: { $rules }. Den högsta nivån söks därför genom halvering.
plan-everything = Det som ändras påverkar hur många som kommer, eller läses av systemet självt: allt dras och räknas om.
booking-paid-out = Betalas ut till privat utförare
booking-internal = Intern ersättning till egen regi
booking-permitted-excess = Inga pengar flyttas: egen regi får visa högre utfall än budget
booking-own-budget = Täcks inte av beslutet: belastar utförarens egen budget
purse-grant = Statsbidraget
purse-frame = Regionens ram

## Kolumner.
col-alternative = Alternativ
col-cost-of = Kostnad { $year }
col-cost-all-interval = Alla år (80 %-intervall)
col-budget-every-year = Ramen håller alla år
col-interval = 80 %-intervall
col-holds = Ramen håller alla år
col-budget-test = Budgetprov
col-grant-ends = Bidraget upphör
col-gap-after = Gap året efter
col-exit = Utväg
col-continuity-test = Kontinuitetsprov
col-year = År
col-difference = Skillnad
col-frame = Ram
col-breaks = Ramen bryts
col-overrun = Överdrag när den bryts
col-reserve = Reserv { $share } %
col-cost = Kostnad
col-grant = Statsbidrag
col-ordinary = Ordinarie medel
col-exit-money = Utvägen ger
col-gap = Ofinansierat
col-activity = Verksamhet
col-money-ends = Pengarna slut
col-gap-last = Gap { $year }
col-no-gap = Inget gap efteråt
col-component = Post
col-volume = Volym
col-mean-rate = Kronor per styck
col-amount = Belopp
col-share = Andel
col-assumed = Vilar på antaganden
col-unit-name = Enhet
col-relative = Förändring
col-losing = Får mindre
col-booking = Bokföring
col-purse = Varifrån
col-parameter = Parameter
col-path = Namn i filerna
col-since = Gäller från
col-value = Värde
col-unit = Mått
col-status = Status
col-source-and-reason = Källa och skäl
col-continuity-and-exit = Kontinuitetsprov och utväg
col-reason = Skäl
col-title = Dokument
col-publisher = Utgivare
col-date = Datum
col-reference = Beteckning
col-note = Anmärkning
col-id = Id
col-reading = Läsning
col-left-out = Utan
col-items-sum = Delarnas summa
col-headline = Angivet belopp
col-remark = Anmärkning
col-row = Rad
col-full-time-share = Del av heltid
col-months = Månader
col-stated = Står i beslutet
col-per-full-time-month = Per heltidsmånad
col-at-first = Med första radens pris
col-condition = Villkor
col-state = Bedömning
col-why = Varför
col-gates = Krävs för betalning
col-check = Kontroll
col-result = Utfall
col-detail = Värde

## Uppgifter om enheter och aktiviteter.
fact-municipality = Kommun
fact-operator = Driftsform
fact-starts = Startar
fact-ends = Slutar
fact-psychologists = Psykologer
fact-kbt-therapists = KBT/IPT-terapeuter
fact-partners = Samverkar med
fact-collaboration-agreement = Samverkansavtal
fact-whole-commission = Hela uppdraget
fact-applied = Har ansökt
fact-item = Punkt
fact-existing-resources = Befintliga resurser
fact-registered = Registrerad
fact-investment = Investering
fact-accounts-on-request = Redovisar på begäran
fact-reports-back = Återredovisad
basis-residents-split = kommunens invånare delade mellan dess enheter efter psykologtjänster
basis-great-circle = fågelvägen mellan huvudorter
basis-areas-reading = enligt scenariots läsning av punkt 5
basis-payee-share = punkten delad mellan egen regi och privata

## Tabellernas rubriker och noter.
t1-caption = Beslutsruta: kostnad ({ $unit }), budgetprov och kontinuitetsprov per alternativ
t1-note = Kostnader är medianer av simulerade utfall. ”Håller” när ramen håller alla år i minst { $green } av utfallen, ”osäkert” från { $yellow }.
t2-caption = Planerad kostnad per år ({ $unit })
t2-note = De tre sista kolumnerna visar den simulerade skillnaden, parad utfall för utfall: en av tio ligger under P10, hälften under P50, nio av tio under P90.
says-mean-as-planned = Medelvärdet av de simulerade utfallen är { $mean } för hela tiden; planerat är { $planned }.
says-mean-apart = Medelvärdet av de simulerade utfallen är { $mean } för hela tiden, men planerat är { $planned }: { $difference } ({ $share }) som den plan som räknar med väntade antal inte ser. Gränser, tak och sneda fördelningar slår annorlunda när antalen varierar. Budgetprovet räknar på utfallen.
t3-caption = Kostnad per post { $year } ({ $unit })
t3-note = Planerade volymer; beloppen summerar exakt på öret. Kronor per styck är ett medelvärde efter behovsvikt, tak och uppräkning.
t4-lever = Spakar: det som regionen bestämmer
t4-uncertainty = Osäkerheter: det som omvärlden bestämmer
t4-constant = Fasta tal
t5-caption = Avstämning: { $what } mot summan av delarna ({ $unit })
t5-note = Det angivna beloppet och delarna är två fakta. Verktyget ändrar inget av dem. Läsningar där delar utelämnas visas bara om summan avrundas till det angivna beloppet.
staff-caption = Levande biblioteket: vad de två raderna säger om en heltidsmånad (kr)
staff-note = Raderna går inte ihop till ett pris. Beslutet säger inte varför.
t6-caption = Planerad ersättning per enhet { $first }–{ $last } ({ $unit })
t7-caption = Kontroller
t7-note = Summorna jämförs i hela ören. Kontrollsumman är densamma varje gång samma indata och frö körs.
budget-caption = Budgetprovet år för år ({ $unit })
budget-note-years = Sannolikheten att ramen bryts i minst ett av åren är { $share }. Reserven läggs ovanpå ramen för att året ska hålla i så många av utfallen.
budget-note-pot = Ramen är ett belopp för hela tiden; kostnaden är den löpande summan. Sannolikheten att den bryts är { $share }.
funding-caption = Vem betalar, medelvärden ({ $unit })
funding-note = Medelvärden av de simulerade utfallen. I ett utfall kan pengarna också räcka till mer än kostnaden; sådana överskott fyller inte andra utfalls gap.
exits-caption = Utväg för varje verksamhet när pengarna är slut ({ $unit })
booking-caption = Hur beloppen bokförs (kr)
payees-caption = Enheter och aktiviteter
small-group = döljs
small-group-note = Döljs: färre än { $least } patienter, eller ett antal som skulle röja en så liten grupp när det läggs ihop med de andra.
basis-small-group = döljs: färre än fem patienter, eller ett antal som skulle röja en så liten grupp
sources-caption = Källor
condition-matrix-caption = Villkor, enhet för enhet
conditions-caption = Villkor för varje enhet
condition-summary-caption = Villkor, antal enheter

## Meningar i beslutsrutan.
says-budget-holds = Budgetprov: ramen håller alla år i { $share } simulerade utfall.
says-budget-at-risk = Budgetprov: det är osäkert om ramen håller; den gör det alla år i { $share } simulerade utfall.
says-budget-fails = Budgetprov: ramen håller inte; den håller alla år i { $share } simulerade utfall.
says-overrun = Det sämsta året är { $year }: när ramen bryts är överdraget i medeltal { $overrun }. En reserv på { $reserve } per år räcker alla år i nio utfall av tio.
says-overrun-pot = När ramen bryts är överdraget i medeltal { $overrun }. En reserv på { $reserve } räcker i nio utfall av tio.
says-gap = Kontinuitetsprov: statsbidraget upphör { $day }. Då saknas { $gap } under { $year } (80 %-intervall { $low }–{ $high }).
says-no-gap = Kontinuitetsprov: statsbidraget upphör { $day }. Kostnaden { $year } är finansierad i minst hälften av utfallen (gapet ligger mellan { $low } och { $high } i åtta utfall av tio).
says-no-exit = { $count ->
    [one] Ingen utväg är angiven för { $count } av { $of } verksamheter: den får inte beviljas utan en kalkyl för när bidraget upphör.
   *[other] Ingen utväg är angiven för { $count } av { $of } verksamheter: de får inte beviljas utan en kalkyl för när bidraget upphör.
}
says-assumed = { $share } av beloppet vilar helt eller delvis på antaganden: { $assumed } av { $numbers } tal bakom det är antagna.
says-readings = { $what } anges till { $headline }. Delarna summerar, beroende på läsning, till { $sums }. { $count ->
    [0] Ingen läsning med alla delar ger det angivna beloppet.
    [one] En läsning med alla delar ger det angivna beloppet.
   *[other] { $count } läsningar med alla delar ger det angivna beloppet.
}
says-closest = Närmast utan att stryka mer än nödvändigt: ”{ $reading }” utan { $left_out } ger { $total }. Sammanlagt { $count } läsningar med högst två utelämnade punkter avrundas till rubriken.
says-solved = Högsta värde på ”{ $lever }” som håller ramen alla år i { $target } av utfallen: cirka { $value } (nu { $now }), räknat på { $draws } utfall.
says-not-solved = Inte ens det lägsta tillåtna värdet på ”{ $lever }” håller ramen alla år i { $target } av utfallen (nu { $now }).
says-uncovered = I { $places } har { $count } invånare ingen ansluten enhet { $month }. För dem betalas ingenting.
says-covered = Alla kommuner har en ansluten enhet alla månader.
says-reading-used = Beloppen i rapporten följer läsningen ”{ $reading }”, som är ett antagande.
says-carries-risk = Mest risk bär posten ”{ $component }”: { $share } av kostnadens spridning.
says-change = Från { $day }: { $label } ändras från { $old } till { $new }. Skäl: { $why }.
says-changes-of = Ändringar i ”{ $scenario }”:
says-no-change = Scenariot ändrar ingen parameter: det är parametrarna som de står.
says-statuses = { $total } värden: { $stated } står i en källa, { $derived } är beräknade ur en källa, { $assumed } är antaganden och { $proposed } är förslag i scenariot.

## Varför ett villkor är uppfyllt eller inte.
why-psychologist-own = { $own } psykologtjänster i egna enheten.
why-psychologist-jointly = { $own } tjänster i egna enheten och { $joint } tillsammans med { $partners }.
why-psychologist-too-few = { $own } tjänster i egna enheten och { $joint } tillsammans med andra; kravet är { $least }.
why-agreement-signed = Samverkansavtal är tecknat.
why-agreement-missing = Samverkansavtal saknas.
why-agreement-unknown = Det framgår inte om samverkansavtal finns.
why-commission-whole = Enheten tar hela uppdraget.
why-commission-part = Enheten klarar inte hela uppdraget.
why-commission-unknown = Det framgår inte om enheten tar hela uppdraget.
why-kbt-none = Enheten har inget äldre KBT/IPT-avtal.
why-kbt-applied = Det äldre avtalet går in i vårdvalet efter ansökan.
why-kbt-lapses = Ingen ansökan: det äldre avtalet upphör { $day }.
why-accessibility-no-measure = Tillgänglighet är ett krav, men texten anger inget mått.
why-resources-existing = Befintlig personal får uppdraget.
why-resources-new = Ny personal behövs.
why-resources-unknown = Beslutet säger inte om befintliga resurser används.
why-registered = Uppdraget är registrerat.
why-not-registered = Uppdraget är inte registrerat.
why-registered-unknown = Ingen uppgift om registrering har hittats.
why-investment-none = Punkten nämner ingen investering.
why-investment-plan-missing = Punkten har en investering men ingen avskrivningsplan.
why-investment-unknown = Det framgår inte om punkten har en investering.
why-booking-private = Privat utförare får betalt.
why-booking-excess = Inga medel flyttas; högre utfall än budget är tillåtet med beloppet.
why-booking-moved = Medel flyttas i redovisningen trots att enheten drivs av regionen.
why-account-not-private = Gäller bara privata utförare.
why-account-given = Redovisning har lämnats.
why-account-refused = Redovisning har inte lämnats på begäran.
why-account-not-asked = Redovisning har inte begärts.
why-account-unknown = Ingen uppgift om redovisning har hittats.
why-reported = Återredovisad till regiondirektören.
why-not-reported = Inte återredovisad.
why-reported-unknown = Ingen återredovisning har hittats.
why-exit-none = Ingen kalkyl eller utväg anges: får inte beviljas.
why-exit-absorb = Ska rymmas i ordinarie budget.
why-exit-replace = Ersätter befintlig verksamhet.
why-exit-wind-down = Avvecklas när bidraget upphör.
remark-exact = exakt det angivna
remark-within = avrundas till det angivna
remark-off = stämmer inte

## Kontroller.
check-null = Scenariot mot sig självt kostar exakt 0
check-lines = Betalrader = helheten
check-components = Poster = helheten
check-units = Enheter = helheten
check-months = Månader = helheten
check-years = År = helheten
check-error = Simuleringsfel, ramen håller alla år
check-mean-error = Simuleringsfel, medelkostnad alla år
check-error-value = { $share } ± { $error } vid { $draws } utfall
check-mean-error-value = { $mean } ± { $error }
check-hash = Kontrollsumma för tabellerna
check-ok = Stämmer
check-not = Stämmer inte
check-apart = skillnad { $amount }

## Mått.
unit-kr = kr
unit-tkr = tkr
unit-million-kr = Mkr
unit-kr-month = kr per månad
unit-kr-year = kr per år
unit-tkr-year = tkr per år
unit-million-kr-year = Mkr per år
unit-tkr-month = tkr per månad
unit-kr-inhabitant-year = kr per invånare och år
unit-kr-patient = kr per patient
unit-kr-visit = kr per besök
unit-kr-meeting = kr per möte
unit-kr-half-hour = kr per halvtimme
unit-kr-inhabitant-point-year = kr per invånare, poäng och år
unit-kr-post-year = kr per tjänst och år
unit-kr-fte-month = kr per heltidsmånad
unit-share = andel
unit-share-year = per år
unit-factor = faktor
unit-points = poäng
unit-km = km
unit-fte = heltider
unit-months = månader
unit-minutes = minuter
unit-visits-patient = besök per patient
unit-meetings-patient = möten per patient
unit-visits-fte-year = besök per heltid och år
unit-patients-inhabitant-year = patienter per invånare och år
unit-count = antal
unit-choice = val
unit-schedule = trappa
unit-patients = patienter
unit-visits = besök
unit-meetings = möten
unit-half-hours = halvtimmar
unit-residents-km2 = invånare per km²
unit-ore = öre

## Kommandot.
components-caption = Förändring per post, alla år (kr)
checked = { $count ->
    [one] { $count } fil är kontrollerad. Inga fel.
   *[other] { $count } filer är kontrollerade. Inga fel.
}
job-done = { $id }: klar i { $folder }
job-kept = { $id }: oförändrad, finns i { $folder }
executor-unknown = { $asked } är inget sätt att köra. Välj serial, processes, processes:4, dask eller dask:ADRESS.
dask-missing = Dask är inte installerat. Installera simlib[dask], eller välj serial eller processes.
plan-job = { $number }. { $id }: { $region }, { $scenario }. { $draws } dragningar, rapport på { $report ->
    [en] engelska
   *[sv] svenska
    }.{ $kept ->
    [yes] {" "}Oförändrad: görs inte om.
   *[no] {""}
    }
plan-only = Bara sidorna: { $pages }.
plan-estimate = { $jobs } jobb, cirka { $minutes } minuter ett i taget, efter tiden för tidigare körningar. Ingenting har körts.
plan-no-estimate = { $jobs } jobb. Ingen tidigare körning att uppskatta tiden efter. Ingenting har körts.
job-failed = { $id }: misslyckades ({ $reason }). Den halvfärdiga körningen finns i { $folder }
job-failed-empty = { $id }: misslyckades ({ $reason }). Ingenting av körningen kunde sparas.
outputs-not-written = Det går inte att skriva i { $folder }: { $reason }. Det som redan var klart finns kvar.
resume-nothing = I { $folder } finns ingen påbörjad körning att göra färdig: summary.json saknas eller går inte att läsa. Kör utan --resume.
resume-other = Körningen som påbörjades i { $folder } är en annan: { $jobs }. Antingen är det en annan fil, eller så har något som avgör resultatet ändrats sedan dess. Kör utan --resume.
resume-force = --resume gör bara det som saknas och --force gör om allt. Välj en av dem.
resume-at = Av { $jobs } jobb finns { $kept } färdiga. { $left ->
    [0] Inget saknas.
   *[other] Dessa görs nu: { $names }.
}
pdf-no-browser = PDF skrivs ut av Chromium, som inte finns på den här datorn. Installera Chromium (”apt-get install chromium” på Debian och Ubuntu), Google Chrome eller Microsoft Edge, eller kör utan --pdf och skriv ut sidorna från en webbläsare. Inget har körts.
pdf-done = { $file } finns i { $folder }
pdf-failed = { $folder }: en sida gick inte att skriva ut ({ $reason }). Sidan själv är hel.
index-at = Översikt: { $file }
progress-unit = {" "}jobb
progress-log = { $done } av { $jobs } jobb klara, cirka { $minutes } minuter kvar.
progress-tables = tabeller
no-such-figure = ”{ $asked }” finns inte. Välj någon av: { $known }.
not-a-lever = ”{ $asked }” är ingen parameter med ett tal mellan två gränser i scenariot.
verify-inputs = indata har ändrats sedan körningen: { $file }
verify-stored = tabellen är ändrad eller saknas i mappen: { $file }
verify-differs = tabellen blir en annan när den räknas om: { $file }
verify-agrees = { $count } tabeller är omräknade och stämmer byte för byte.
verify-not = Körningen stämmer inte med en omräkning.

## Rapporternas ramar.
title-board = Konsekvenser: { $scenario }
title-parameters = Parametrar och motiv: { $scenario }
heading-decision = Beslutsruta
heading-reconciliation = Avstämning: angivna belopp mot summan av delarna
to-parameters = Parametrar och motiv
to-board = Konsekvenser
to-workbook = Arbetsbok (Excel)
to-index = Alla rapporter
index-title = Rapporter
index-caption = Rapporter i körningen
index-intro = Välj en rapport. Bedömningen är budgetprovet och kontinuitetsprovet för förslaget.
index-filter = Visa bara rader med orden
index-shown = # av # rapporter visas
index-terms = { $draws } utfall, på { $report ->
    [en] engelska
   *[sv] svenska
    }
index-picture = Bild
index-pages = Sidor
index-files = Filer
index-pdf = { $page } (PDF)
index-notebook = { $page } (Jupyter)
index-failed = Misslyckades: { $reason }
col-region = Region
col-scheme = System

## Analyser
title-analysis = Analyser: { $scenario }
to-analysis = Analyser
fact-established = Finns i dag
says-analysis-fewer = Analyserna räknas på de första { $draws } av rapportens { $all } simulerade utfall. Det räcker för att se vad som betyder mest; sannolikheterna kan därför skilja sig något från dem i rapporten om konsekvenser.
says-analysis-draws = Analyserna räknas på rapportens { $draws } simulerade utfall.
says-precision = Med { $draws } utfall är sannolikheten att ramen håller säker på ± { $margin } procentenheter; för ± { $wanted } behövs cirka { $enough } utfall.
says-precision-exact = Alla { $draws } utfall ger samma svar på om ramen håller.
says-summed-over = Läggs åren ihop, så att ett billigt år får betala för ett dyrt, överskrids summan av ramarna i { $share } utfall, då med { $overrun } i genomsnitt. { $enough }
says-summed-reserve = En reserv på { $reserve } för hela tiden räcker i 90 av 100 utfall.
says-summed-no-reserve = Summan av ramarna räcker i minst 90 av 100 utfall.
says-summed-within = Läggs åren ihop, så att ett billigt år får betala för ett dyrt, ryms kostnaden inom summan av ramarna i alla utfall.
says-nothing-uncertain = Inget i beräkningen är osäkert på ett sätt som ändrar kostnaden.
says-no-box = Nästan alla utfall är lika i frågan om ramen håller, eller så finns ingen tydlig gräns. Det går därför inte att säga när ramen bryts.
says-no-levers = Ersättningssystemet anger ingen nivå som en styrelse i första hand skulle ändra.
says-neutral = För att förslaget inte ska kosta mer än ”{ $other }” får ”{ $lever }” vara högst { $value } (nu { $now }), allt annat lika.
says-neutral-already = Förslaget kostar { $amount } mindre än ”{ $other }” som planerat; ”{ $lever }” kan höjas till { $value } (nu { $now }) innan det kostar lika mycket.
says-neutral-never = Inget tillåtet värde på ”{ $lever }” gör att förslaget kostar lika mycket som ”{ $other }” (nu { $now }).
says-no-neutral = Det finns inga nuvarande regler att vara kostnadsneutral mot, eller ingen nivå att ändra.
says-no-alternative = Förslaget jämförs inte med något annat alternativ.
says-no-what-if = Inga händelser prövas för det här förslaget.
says-nothing-counted = Ersättningen räknas inte per besök, möte eller invånare på ett sätt som gör frågan meningsfull.
says-no-posts = Enheternas tjänster är inte angivna. Därför kan ersättningen inte jämföras med vad personalen kostar.
says-viable-sparse = { $short ->
    [0] I glesbygd räcker ersättningen { $year } till personalen hos alla { $count } enheter.
   *[other] I glesbygd räcker ersättningen { $year } inte till personalen hos { $short } av { $count } enheter: { $names }.
}
says-viable-other = { $short ->
    [0] Utanför glesbygd räcker den { $year } till personalen hos alla { $count } enheter.
   *[other] Utanför glesbygd räcker den { $year } inte till personalen hos { $short } av { $count } enheter: { $names }.
}
col-scenario = Scenario
col-cost-median = Kostnad, mitten
col-change-median = Ändring, mitten
col-frame-holds = Ramen håller alla år
col-gap-sum = Ingen betalar, mitten
col-as-written = Som planerat
col-missing = Saknas, mitten
col-regret-mean = Ånger, medel
col-regret-high = Ånger, nio av tio högst
col-least-missing = Minst saknas
col-good-enough = Inget saknas
col-sparse = Glesbygd
col-payment-median = Ersättning, mitten
col-staff-cost = Personal
col-left = Kvar till annat
col-covered = Räcker till personalen
col-figure = Siffra
col-margin = Felmarginal
col-margin-wanted = Önskad felmarginal
col-draws-enough = Utfall som räcker
what-if-caption = Om något händer, { $first }–{ $last }, { $unit }
what-if-note = Samma { $draws } simulerade framtider för varje rad. Ändringen är mot första raden, utfall för utfall.
matrix-caption = Scenarier mot det mest osäkra, { $first }–{ $last }, { $unit }
matrix-note = Väntad kostnad när en osäkerhet i taget står vid sitt intervalls ändar och allt annat är som planerat.
regret-caption = Vilket alternativ man minst ångrar, { $unit }
regret-note = Saknas gör det som kostar mer än ramen eller som ingen betalar, det som är störst. Ånger är hur mycket mer som saknas än i det alternativ där minst saknas i samma utfall. Bara pengar räknas, inte vad patienterna får för dem.
viability-caption = Ersättning mot personalkostnad per enhet { $year }, { $unit }
viability-note = Personal är enhetens tjänster gånger kostnaden per tjänst, uppräknad som ersättningen. Lokaler, administration och andra inkomster ingår inte.
precision-caption = Hur säkra huvudsiffrorna är vid { $draws } utfall
precision-note = Belopp i tkr. Felmarginalen täcker 95 fall av 100 och gäller bara simuleringen, inte antagandena. Fyra gånger fler utfall halverar den.
headline-holds = Ramen håller alla år
headline-mean = Kostnad för hela tiden, medelvärde
headline-p90 = Kostnad för hela tiden, nio av tio utfall högst
## Underlag till tjänsteskrivelse.
memo-proposal = Förslag till beslut
memo-summary = Sammanfattning
memo-background = Bakgrund
memo-economy = Konsekvenser för ekonomin
memo-patients = Konsekvenser för patienter
memo-providers = Konsekvenser för utförare och betalare
memo-equality = Konsekvenser för jämlik vård
memo-children = Konsekvenser för barn
memo-terms = Villkor
memo-follow-up = Uppföljning
memo-limits = Vad siffrorna inte säger
memo-proposes = Siffrorna talar inte emot att anta ”{ $scenario }” som det står.
memo-proposes-conditions = Siffrorna ger inte stöd för att anta ”{ $scenario }” som det står. Före beslutet behövs:
memo-needs-reserve = en reserv på { $reserve } per år eller en högre ram, om kostnaden ska rymmas i nio utfall av tio
memo-needs-reserve-pot = en reserv på { $reserve } eller en större ram, om kostnaden ska rymmas i nio utfall av tio
memo-needs-exit = { $count ->
    [one] en angiven utväg för den verksamhet som saknar en när pengarna tar slut
   *[other] en angiven utväg för de { $count } verksamheter som saknar en när pengarna tar slut
}
memo-needs-money = finansiering av { $gap } under { $year }, det första hela året utan statsbidrag
memo-time = Underlaget gäller { $region } från { $first } till och med { $last }.
memo-compared = Förslaget jämförs med { $others }.
memo-cost = Planerad kostnad { $first }–{ $last } är { $cost }, varav { $end } det sista året.
memo-cost-payers = De som betalar ska enligt planen betala { $cost } { $first }–{ $last }, varav { $end } det sista året.
memo-difference = Jämfört med ”{ $other }” ändras det planerade beloppet med { $change }.
memo-simulated = I de simulerade utfallen är ändringen i mitten { $median }, och i åtta av tio mellan { $low } och { $high }.
memo-worst-year = Risken att bryta ramen är störst { $year }: det sker i { $share } simulerade utfall.
memo-patients-planned = Planerade volymer { $year }: { $counts }.
memo-no-patients = Underlaget räknar inga patienter eller besök; konsekvenser för patienter måste beskrivas särskilt.
memo-no-comparison = Förslaget jämförs inte med något annat, så ingen kan sägas få mer eller mindre.
memo-units = Enligt planen får { $more } mottagare mer, { $less } mindre och { $same } lika mycket som i jämförelsen.
memo-payers = Enligt planen betalar { $more } mer, { $less } mindre och { $same } lika mycket som i jämförelsen.
memo-most = Störst försämring: { $unit }, { $change }.
memo-equality-not-known = Underlaget har inga uppgifter om kön, inkomst, språk eller funktionsnedsättning. Konsekvenser för sådana grupper är inte beräknade.
memo-children-weigh = Åldersgruppen 0–19 år ingår i beräkningen ({ $label }: { $value }).
memo-children-not-tried = Barnets bästa prövas inte av en beräkning; en sådan prövning måste göras särskilt.
memo-no-terms = Inga villkor prövas i underlaget.
memo-terms-count = Av villkorens bedömningar är { $met } uppfyllda, { $unmet } inte uppfyllda och { $open } inte kända.
memo-barred = Betalas inte, eftersom ett villkor för betalning inte är uppfyllt eller inte känt: { $units }.
memo-follow-cost = Följ kostnaden för ”{ $component }” mot planen varje år: den bär mest av osäkerheten.
memo-follow-grant = Statsbidraget upphör { $day }. Besluta om fortsättningen före den budget som gäller året efter.
memo-follow-terms = Ta reda på svaren på de villkor som inte är kända.
memo-follow-compare = Räkna om när ett belopp eller en uppgift har ändrats; simlib compare visar vad som flyttade kostnaden.
memo-limit-assumed = { $share } av beloppet vilar helt eller delvis på antaganden ({ $assumed } av { $numbers } tal).
memo-limit-health = Hälsa, kvalitet och nytta för patienter mäts inte. Underlaget säger vad det kostar, inte vad det är värt.
memo-limit-behaviour = Att enheter och patienter ändrar sitt beteende när ersättningen ändras är inte med, utom där en parameter säger det.
memo-limit-levers = Det som regionen själv bestämmer varieras inte av slumpen.
memo-limit-payer = Bara kostnaden för den som betalar är med, inte kostnader för patienter, kommuner eller arbetsgivare utanför systemet.
memo-limit-draws = Sannolikheterna bygger på { $draws } simulerade utfall; felmarginalen står i kontrollerna.
items-caption = Uppgifter som läsare av budgetpåverkansanalyser brukar begära
items-note = CHEERS: numren i CHEERS 2022 (Husereau m.fl.). ISPOR: god praxis för budgetpåverkansanalys (Sullivan m.fl. 2014).
col-item = Uppgift
col-guideline = Riktlinje
col-answer = Svar
item-title = Titel och sammanfattning
item-setting = Vårdsystem och plats
item-population = Befolkning
item-comparators = Vad det jämförs med
item-perspective = Perspektiv
item-horizon = Tidshorisont
item-discounting = Diskontering
item-outcomes = Hälsoutfall
item-costs = Kostnader
item-currency = Valuta och prisnivå
item-model = Modell
item-assumptions = Antaganden och parametrar
item-distribution = Fördelning mellan enheter
item-uncertainty = Osäkerhet
item-validation = Validering
item-engagement = Patienters och andras medverkan
item-results = Resultat
item-limitations = Begränsningar
item-interests = Finansiering och jäv
answer-title = Budgetpåverkan av ”{ $scenario }”, { $region }. Beslutsrutan sammanfattar.
answer-setting = { $region }; { $count } enheter eller verksamheter ingår.
answer-population = De som systemets regler räknar. Antal och behov dras ur intervallen i parameterrapporten.
answer-comparators = { $others }
answer-perspective = Den som betalar: regionens budget, eller kommunernas där de är betalare.
answer-horizon = { $first } till och med { $last }, månad för månad.
answer-discounting = Ingen. En budget visas i det års pengar som den gäller, enligt ISPOR:s praxis.
answer-outcomes = Hälsoutfall mäts inte.
answer-costs = { $count } poster, var och en volym gånger pris enligt reglerna.
answer-currency = Svenska kronor i löpande priser, uppräknade med de index som står bland parametrarna.
answer-model = { $rules } regler som räknar på planerade volymer på öret och på simulerade volymer. Varje formel står i parameterrapporten.
answer-assumptions = { $assumed } av { $numbers } tal bakom kostnaden är antaganden, vart och ett med skäl.
answer-distribution = Vem som får mer och mindre visas för varje enhet. Grupper av patienter skiljs inte åt.
answer-uncertainty = { $draws } simulerade utfall, slumpfrö { $seed }; samma utfall för alla alternativ.
answer-validation = Summor, noll-scenario och kontrollsumma står i kontrollerna; arbetsboken räknar om betalningarna.
answer-engagement = Har inte skett inom beräkningen.
answer-results = Kostnad, ram och finansiering för varje år i tabellerna.
answer-limitations = Se avsnittet om vad siffrorna inte säger.
answer-interests = Uppges inte av verktyget. Ägare av underlaget: { $owner }.

## Två körningar mot varandra.
col-change = Ändring
since-was = Förut
since-is = Nu
col-moved-figure = Uppgift
since-before = Planerad kostnad förut
since-after = Planerad kostnad nu
since-rest = Annat än parametrar (enheter, data, program)
since-cost-caption = Vad som flyttade den planerade kostnaden, kronor
since-parameters-caption = Parametrar som skiljer
since-figures-caption = Simulerade uppgifter i beslutsrutan som skiljer (belopp i { $unit })
since-cost-median = Alla år, median
since-p10 = Alla år, P10
since-points = { $points } procentenheter
since-p90 = Alla år, P90
since-note-every-order = Varje ändrings del är medelvärdet över alla ordningar som ändringarna kan göras i. Delarna summerar exakt.
since-note-in-order = Ändringarna är gjorda en i taget i den ordning de står, och delarna beror på ordningen. De summerar exakt.
since-says-moved = Den planerade kostnaden har ändrats med { $amount }. { $count ->
    [0] Ingen parameter skiljer.
    [one] En parameter skiljer.
   *[other] { $count } parametrar skiljer.
 }
since-says-most = Mest flyttade ”{ $label }”: { $amount }.
since-says-inputs = Filer som har ändrats: { $files }.
since-says-code = Programmet är ändrat mellan körningarna.
since-one-is-no-run = Jämför två scenarier (filer) eller två körningar (mappar), inte en av varje.

## Översiktens ordlista och tillgänglighet.
heading-glossary = Ordlista
heading-accessibility = Tillgänglighet
accessible-standard = Rapporterna är gjorda för att uppfylla lagen om tillgänglighet till digital offentlig service (2018:1937), det vill säga EN 301 549 och WCAG 2.1 nivå AA.
accessible-tested = Varje sida prövas automatiskt i webbläsaren Chromium, i ljust och mörkt läge och ned till 320 bildpunkters bredd: kontraster, rubriker, tabellhuvuden, bildbeskrivningar, länkar och tangentbord.
accessible-not-tested = Sidorna har inte prövats med skärmläsare av någon som använder en till vardags, och inte av utomstående.
accessible-known-lacks = Bilderna har en beskrivning i en mening; alla tal i dem står inte där, utan i tabellerna. Breda tabeller rullas i sidled inom sin ruta. PDF-filerna har märkta rubriker men är inte prövade mot PDF/UA.
accessible-tell = Meddela brister till den som har gett dig rapporten. Myndigheten för digital förvaltning har tillsyn.
term-budget-test = Budgetprov
term-continuity-test = Kontinuitetsprov
term-frame = Ram
term-planned = Planerad kostnad
term-outcome = Simulerat utfall
term-interval = 80 %-intervall
term-median = Median, P50
term-reserve = Reserv
term-state-grant = Statsbidrag
term-exit = Utväg
term-gap = Gap
term-absorb = Ryms i ordinarie budget
term-replace = Ersätter något annat
term-wind-down = Avvecklas
term-component = Post
term-lever = Spak
term-uncertainty = Osäkerhet
term-assumption = Antagande
term-baseline = Jämförelse
means-budget-test = Prövar om kostnaden ryms i ramen, varje år och alla år, i de simulerade utfallen.
means-continuity-test = Prövar om någon betalar varje verksamhet när statsbidraget har upphört.
means-frame = Det belopp som är avsatt i budgeten, uppräknat där ett index är angivet.
means-planned = Reglerna räknade på de väntade volymerna, på öret.
means-outcome = En tänkbar framtid: volymer, behov och uppräkning dragna ur sina intervall.
means-interval = Åtta utfall av tio ligger mellan de två talen, P10 och P90.
means-median = Hälften av utfallen är lägre och hälften högre.
means-reserve = Det belopp utöver ramen som räcker i en angiven andel av utfallen.
means-state-grant = Pengar från staten som gäller en bestämd tid.
means-exit = Vad som ska hända med en verksamhet när statsbidraget upphör.
means-gap = Den kostnad som varken statsbidrag, ordinarie medel eller utvägen betalar.
means-absorb = En utväg: verksamheten betalas av ordinarie medel.
means-replace = En utväg: något annat läggs ned och dess pengar används.
means-wind-down = En utväg: verksamheten upphör.
means-component = En del av ersättningen med en egen regel.
means-lever = Ett tal som regionen bestämmer. Det dras inte av slumpen.
means-uncertainty = Ett tal som omvärlden bestämmer. Det dras ur sitt intervall.
means-assumption = Ett tal som ingen källa ger. Det är märkt med A och har ett skäl.
means-baseline = Det scenario som förslaget mäts mot, oftast dagens regler.

## Arbetsboken.
sheet-about = Om
sheet-about-how = Beloppen i tabellerna är desamma som på sidorna. I bladet med priser kan ett pris ändras; då räknas betalningarna om.
sheet-dictionary = Kolumner
sheet-dictionary-title = Vad kolumnerna innehåller
sheet-sums = Summor
sheet-sums-title = Betalning per post och år, kronor
sheet-about-small = Beloppen i tabellerna är desamma som på sidorna. Betalningarnas formler finns inte med: de skulle visa patientgrupper som är färre än fem.
sheet-sums-how = Räknas om när ett pris ändras. Skillnaden är 0 så länge inget pris är ändrat.
sheet-sums-held = Dessa regler har ingen formel och står som tal; de följer inte med när ett pris ändras: { $rules }.
sheet-sums-all-live = Alla regler har en formel och räknas om.
sheet-sums-computed = Räknat här
sheet-sums-simlib = Räknat av simlib
sheet-sums-apart = Skillnad
sheet-rates = Priser
sheet-rates-title = Priser och andra tal i reglerna
sheet-rates-how = Ändra i de gula rutorna. En rad gäller från sitt datum tills nästa rad för samma tal tar vid.
sheet-volumes = Volymer
sheet-volumes-title = Volymer, uppgifter och det som saknar formel
sheet-volumes-how = Planerade volymer. De ligger fast när ett pris ändras. Belopp är i öre.
sheet-payments = Betalningar
sheet-payments-title = Betalningar per enhet och månad, öre
sheet-payments-how = Varje kolumn är en regel. Formeln är gjord av den regel som simlib räknar med. Under namnet i filerna står måttet.
sheet-table-kronor = Beloppen är i kronor med ören, också där sidan visar tusental eller miljoner.
col-sheet = Blad
col-table = Tabell
col-month = Månad
col-heading = Rubrik
col-holds-what = Innehåll
col-source = Källa
holds-kronor = Kronor här, hela ören i CSV-filen
holds-share = Andel, 1 är allt
holds-count = Antal
holds-number = Tal
holds-text = Text
about-months = Månader
about-why = Varför
about-owner = Ägare
about-draws = Simulerade utfall
about-seed = Slumpfrö

## Bilder
picture-stamp = { $draws } simulerade utfall, slumpfrö { $seed }, scenario { $scenario }.
picture-about = cirka { $figure }
picture-about-short = ca { $figure }
picture-few-short = < 1 av 100
picture-nearly-all-short = > 99 av 100
picture-with-tolerance = { $frame } ({ $ceiling } med tolerans)
picture-and = {" "}och{" "}
picture-more = { $amount } mer
picture-less = { $amount } mindre
picture-frame = Ramen
picture-pot = Potten
picture-ceiling = Ramens tolerans
picture-frame-amount = Ramen { $amount }
picture-pot-amount = Potten { $amount }
picture-ceiling-amount = Ramen med tolerans { $amount }
picture-current = Nuläge
picture-proposal = Förslag
picture-median = Mitten (median)
picture-cost-axis = Kostnad, { $scale }
picture-cost-so-far = Kostnad sedan starten, { $scale }
picture-half = Hälften av utfallen
picture-ninety = 90 % av utfallen
picture-grant-ends = Statsbidraget upphör { $day }
picture-fan-over = spräcker ramen
picture-fan-over-pot = över potten
picture-fan-breaks-year = Ramen spricker något år i { $chance } utfall
picture-fan-breaks-pot = Potten räcker inte i { $chance } utfall
picture-fan-holds-year = Ramen håller alla år i { $chance } utfall
picture-fan-holds-pot = Potten räcker i { $chance } utfall
picture-fan-sentence-year = { $year } väntas kostnaden bli { $median }, och i nio utfall av tio ligger den mellan { $low } och { $high }; ramen är då { $frame }. { $risk }
picture-fan-risk = Störst är risken { $worst }, då ramen spricker i { $single } utfall, men i något av åren spricker den i { $any } utfall.
picture-fan-safe = I något av åren spricker ramen i { $any } utfall.
picture-fan-sentence-pot = Till och med { $year } väntas kostnaden sammanlagt bli { $median }, och i nio utfall av tio mellan { $low } och { $high }; potten är { $frame } och överskrids i { $any } utfall.
picture-s-title-year = Kostnaden { $year } ryms i ramen i { $chance } utfall
picture-s-title-pot = Hela kostnaden ryms i potten i { $chance } utfall
picture-s-sentence-year = I { $chance } simulerade utfall ryms kostnaden { $year } i ramen på { $frame }{ $ending }.
picture-s-sentence-pot = I { $chance } simulerade utfall ryms kostnaden till och med { $year } i potten på { $frame }{ $ending }.
picture-s-over = ; när den inte ryms saknas i genomsnitt { $amount }
picture-s-axis = Kostnad, { $scale }
picture-s-count = Så många utfall av 100 kostar högst så här mycket
picture-s-fits = { $chance } ryms
picture-frame-needs-year = För att alla år ska hålla i 90 av 100 utfall behövs { $amount } per år
picture-frame-needs-pot = För att räcka i 90 av 100 utfall behöver potten vara { $amount }
picture-frame-enough-year = Ramen räcker: alla år håller i 90 av 100 utfall även med { $amount } per år
picture-frame-enough-pot = Potten räcker: 90 av 100 utfall ryms i { $amount }
picture-frame-sentence-year = Med dagens ram håller alla år i { $now } utfall; 80 av 100 nås med { $at80 }, 90 av 100 med { $at90 } och 95 av 100 med { $at95 } per år.
picture-frame-sentence-pot = Dagens pott på { $frame } räcker i { $now } utfall; 80 av 100 nås med { $at80 }, 90 av 100 med { $at90 } och 95 av 100 med { $at95 }.
picture-frame-level = { $share } av 100: { $amount }
picture-frame-axis-year = Tillägg till ramen varje år, { $scale }
picture-frame-axis-pot = Pottens storlek, { $scale }
picture-frame-count-year = I så många utfall av 100 håller ramen alla år
picture-frame-count-pot = I så många utfall av 100 räcker potten
picture-frame-today-year = Dagens ram
picture-frame-today-pot = Dagens pott { $amount }
picture-source-grant = Statsbidrag
picture-source-ordinary = Ordinarie ram
picture-source-exit-money = Beslutad utväg
picture-source-gap = Ingen betalar
picture-after-gap = När statsbidraget har upphört saknas { $amount } år { $year }
picture-after-covered = Kostnaden är täckt också när statsbidraget har upphört
picture-after-says-gap = ”{ $label }” saknar år { $year } betalare för { $amount } av { $cost }
picture-after-says-covered = ”{ $label }” är år { $year } betalt i sin helhet, { $cost }
picture-after-says-nearly = ”{ $label }” är år { $year } betalt så när som på { $amount } av { $cost }
picture-after-open = Åren efter statsbidraget ligger utanför den beräknade tiden
picture-after-sentence = Statsbidraget upphör { $day }: { $told }.
picture-waterfall-more = Kostnaden{ $period } ökar med { $change }
picture-waterfall-less = Kostnaden{ $period } minskar med { $change }
picture-waterfall-same = Kostnaden{ $period } är oförändrad
picture-waterfall-sentence = Kostnaden{ $period } går från { $old } till { $new }; mest betyder { $parts }.
picture-waterfall-part = { $label } ({ $amount })
picture-waterfall-none = ingen post
picture-change-title-unit = { picture-change-more } av { $all } enheter får mer och { picture-change-less } får mindre
picture-change-title-none = Ingenting ändras för någon
picture-change-more = { $more ->
    [0] Ingen
   *[other] { $more }
}
picture-change-less = { $less ->
    [0] ingen
   *[other] { $less }
}
picture-change-title-municipality = { picture-change-more } av { $all } kommuner får mer och { picture-change-less } får mindre
picture-change-title-activity = { picture-change-more } av { $all } aktiviteter får mer och { picture-change-less } får mindre
picture-change-axis-resident = Kronor per invånare{ $period }. Punkten är mitten, strecket rymmer åtta utfall av tio.
picture-change-axis-total = Förändring{ $period }, { $scale }. Punkten är mitten, strecket rymmer åtta utfall av tio.
picture-change-open = { $open ->
    [0] {""}
   *[other] , för { $open } kan det gå åt båda hållen
}
picture-change-same = { $same ->
    [0] {""}
   *[other] , för { $same } ändras ingenting
}
picture-change-sentence-resident = { picture-change-more } av { $all } får mer och { picture-change-less } får mindre i minst nio utfall av tio{ picture-change-open }{ picture-change-same }. Överst står { $best } ({ $most } per invånare) och nederst { $worst } ({ $least } per invånare).
picture-change-sentence-total = { picture-change-more } av { $all } får mer och { picture-change-less } får mindre i minst nio utfall av tio{ picture-change-open }{ picture-change-same }. Överst står { $best } ({ $most }) och nederst { $worst } ({ $least }).
picture-tornado-title = ”{ $label }” betyder mest för kostnaden { $period }
picture-tornado-sentence = Är ”{ $label }” { $low } blir kostnaden { $period } { $least }, är den { $high } blir den { $most }; som planerat är den { $base }.{ $ending } { $how }
picture-tornado-then = {" "}Därefter kommer { $others }.
picture-tornado-next = ”{ $label }” (skillnad { $span })
picture-tornado-computed = En osäkerhet i taget flyttas mellan ändarna av sitt intervall.
picture-tornado-fitted = En osäkerhet i taget flyttas mellan ändarna av sitt intervall; kostnaden är uppskattad ur de simulerade utfallen.
picture-tornado-base = Som planerat { $amount }
picture-drivers-title = { $share } av spridningen i kostnaden { $period } kommer från ”{ $label }”
picture-drivers-sentence = Av spridningen i kostnaden { $period } kommer { $share } (säkert mellan { $low } och { $high }) från ”{ $label }”{ $others }. Resten, { $rest }, är slump i vilka som kommer och samspel mellan osäkerheterna.
picture-drivers-then = , { $others }
picture-drivers-next = { $share } från ”{ $label }”
picture-drivers-totals = Romben visar osäkerhetens andel med allt samspel inräknat, utan slumpen.
picture-drivers-rest = Slump och samspel
picture-drivers-axis = Andel av spridningen; strecket visar hur säker den är (90 %)
picture-drivers-span = { $share } ({ $low }–{ $high })
picture-box-title-breaks = Ramen bryts i { $density } utfall när { $conditions }
picture-box-title-holds = Ramen håller i { $density } utfall när { $conditions }
picture-box-sentence-breaks = Ramen bryts något år i { $base } utfall. När { $conditions } bryts den i { $density }, och där finns { $coverage } av de utfall som bryter den. Gränserna är funna på hälften av utfallen och prövade på den andra hälften.
picture-box-sentence-holds = Ramen håller alla år i { $base } utfall. När { $conditions } håller den i { $density }, och där finns { $coverage } av de utfall som håller den. Gränserna är funna på hälften av utfallen och prövade på den andra hälften.
picture-box-least = ”{ $label }” är minst { $low }
picture-box-most = ”{ $label }” är högst { $high }
picture-box-between = ”{ $label }” är mellan { $low } och { $high }
picture-box-axis = Grått: allt som har simulerats. Mörkt: där det gäller.
picture-swarm-title-year = Ramen bryts i { $over } av { $shown } visade utfall
picture-swarm-title-pot = Potten räcker inte i { $over } av { $shown } visade utfall
picture-swarm-sentence-year = Varje punkt är ett simulerat utfall, { $shown } av { $all }. { $over } är fyllda: de bryter ramen något år. Av alla utfall bryts ramen i { $chance }.
picture-swarm-sentence-pot = Varje punkt är ett simulerat utfall, { $shown } av { $all }. { $over } är fyllda: de kostar mer än potten. Av alla utfall räcker potten inte i { $chance }.
picture-swarm-frame-year = Ramen
picture-swarm-frame-pot = Potten
picture-swarm-axis-year = Kostnad över ramen i det dyraste året, { $scale }
picture-swarm-axis-pot = Kostnad över potten, { $scale }
picture-levers-title = Vid förslagets nivåer håller ramen alla år i { $now } utfall
picture-levers-sentence = { $enough } av { $pairs } provade kombinationer av ”{ $first }” och ”{ $second }” håller ramen alla år i minst 80 av 100 utfall. Bäst är { $x } och { $y }: { $best }. Krysset är förslaget.
picture-levers-key = Så många av 100 utfall håller. Linje: 80 av 100, streckad: 95. Kryss: förslaget.
picture-incentives-title = Mest ger ”{ $label }”: { $amount } för en till ({ $rules }, { $year })
picture-incentives-sentence = Vad enheten får för en till { $year }: { $parts }.
picture-incentives-part = ”{ $label }” { $amount }
picture-incentives-set = enligt ”{ $rules }” ger { $parts }
picture-incentives-empty = enligt ”{ $rules }” ger ingenting av detta mer
picture-incentives-axis = Kronor för en till, från den enhet som får minst till den som får mest
picture-rules-title = { $rules } regler leder till { $paying } slags betalningar
picture-rules-sentence = { $read } går genom { $rules } regler till { $paying } betalningar: { $list }.
picture-rules-count-input = { $count ->
    [one] 1 uppgift
   *[other] { $count } uppgifter
}
picture-rules-count-lever = { $count ->
    [one] 1 värde som regionen bestämmer
   *[other] { $count } värden som regionen bestämmer
}
picture-rules-count-uncertainty = { $count ->
    [one] 1 osäkert värde
   *[other] { $count } osäkra värden
}
picture-rules-count-constant = { $count ->
    [one] 1 fast värde
   *[other] { $count } fasta värden
}
picture-rules-count-volume = { $count ->
    [one] 1 volym som varierar
   *[other] { $count } volymer som varierar
}
picture-rules-common = Läses av många regler och ritas därför inte med pilar: { $list }.
picture-rules-rule = regel
picture-rules-volume = volym som varierar
picture-rules-pays = betalning
picture-rules-lever = regionen bestämmer
picture-rules-uncertainty = osäkert
picture-rules-constant = fast värde
picture-rules-input = uppgift
picture-rules-helper = hjälpregel
picture-rules-above = – se ovan
picture-rules-list = Reglerna som lista

## Samverkansmedel mellan vårdvalen.
health-centre = vårdcentral
rehab-unit = rehabenhet
fault-applied-twice = ”{ $unit }” och ”{ $other }” har båda ansökan med varandra. Skriv ansökan hos en av dem.
fact-kind = Slag
fact-applies-with = Ansöker med
basis-applications = enligt ansökningarna i enhetsfilen, prövade mot villkoren
unit-applications = ansökningar
unit-providers = utförare
says-ended-gap = Kontinuitetsprov: statsbidraget hade upphört redan { $day }, före den tid som beräknas. Det som saknas { $year } är { $gap } (80 %-intervall { $low }–{ $high }).
says-ended-no-gap = Kontinuitetsprov: statsbidraget hade upphört redan { $day }, före den tid som beräknas. Kostnaden { $year } är finansierad i minst hälften av utfallen (gapet ligger mellan { $low } och { $high } i åtta utfall av tio).
why-collab-alone = Har ingen att ansöka med; en vårdcentral och en rehabenhet ska ansöka tillsammans.
why-collab-kinds = Ansöker med { $partner }, som är av det andra slaget.
why-collab-same = Ansöker med { $partner }, som är av samma slag; det ska vara en vårdcentral och en rehabenhet.
why-collab-groups = Koncept för { $count } av de sex patientgrupperna; kravet är { $least }.
why-collab-few-groups = Koncept för { $count } av de sex patientgrupperna; kravet är minst { $least }.
why-collab-concept-in-time = Gruppkonceptet kom in { $day }; sista dag var { $last }.
why-collab-concept-late = Gruppkonceptet kom in { $day }, efter sista dagen { $last }.
why-collab-concept-missing = Inget gruppkoncept har kommit in; sista dag var { $last }.
why-collab-plan-in-time = Planen kom in { $day }; sista dag var { $last }.
why-collab-plan-late = Planen kom in { $day }, efter sista dagen { $last }.
why-collab-plan-missing = Ingen plan har kommit in; sista dag var { $last }.
why-collab-approved = Koncept och plan är godkända.
why-collab-pending = Koncept och plan är inte prövade än.
why-collab-rejected = Koncept och plan är inte godkända.
why-collab-direction = Inget beslut om ändrad inriktning är känt; att den är oförändrad är ett antagande.
why-collab-direction-changed = Inriktningen har ändrats, så förbehållet i anvisningarna hindrar utbetalning.
why-collab-only = Har ingen annan ansökan.
why-collab-others = Är godkänd också med { $partners }, men ersätts en gång.
why-collab-other-kinds = Ansökan med { $partner } faller: inte både vårdcentral och rehabenhet.
why-collab-other-groups = Ansökan med { $partner } faller: för få patientgrupper.
why-collab-other-concept = Ansökan med { $partner } faller: gruppkonceptet kom inte in i tid.
why-collab-other-plan = Ansökan med { $partner } faller: planen kom inte in i tid.
why-collab-other-approval = Ansökan med { $partner } faller: den är inte godkänd.
why-collab-other-direction = Ansökan med { $partner } faller: inriktningen har ändrats.
why-collab-other-pending = Ansökan med { $partner } är inte prövad än; den ger inget ytterligare belopp.
why-collab-follow-up = Planen skulle följas upp 2018; inget resultat har hittats och inget återkrav nämns.

## Grön Rehab.
fault-shares-not-whole = andelarna i ”{ $family }” blir tillsammans { $total }. De delar en helhet och ska bli 1.
fact-weeks = Veckor
fact-days-per-week = Dagar i veckan
fact-hours-per-day = Timmar per tillfälle
fact-queue = Kö vid starten
fact-reply-days = Arbetsdagar till besked
fact-start-meeting = Uppstartsmöte
fact-follow-up-after = Uppföljning efter vecka
basis-farms-alike = patienten väljer gård; lika många antas välja var och en
unit-weeks = veckor
unit-days = dagar
unit-hours = timmar
unit-participants = deltagare
unit-participants-year = deltagare per år
unit-kr-hour = kr per timme
why-green-weeks = Vistelsen är { $value } veckor; tillåtet är { $least }–{ $most }.
why-green-days = { $value } dagar i veckan; tillåtet är { $least }–{ $most }.
why-green-hours = { $value } timmar per tillfälle; kravet är minst { $least }.
why-green-ceiling = Vistelsen är { $value } timmar; högst { $most } timmar får användas och betalas. Med { $days } dagar i veckan à { $hours } timmar ryms { $fit } veckor.
why-green-reply = Besked lämnas efter { $value } arbetsdagar; högst { $most } är tillåtet.
why-green-reply-unknown = Ingen uppgift om hur snart besked lämnas; högst { $most } arbetsdagar är tillåtet.
why-green-wait = Den som ställer sig i kön vid starten väntar { $value } dagar; högst { $most } är tillåtet, annars väljs en annan gård.
why-green-no-places = Gården har inga platser vid starten.
why-green-start-meeting = Uppstartsmöte hålls innan aktiviteten börjar.
why-green-no-start-meeting = Inget uppstartsmöte hålls innan aktiviteten börjar.
why-green-start-meeting-unknown = Ingen uppgift om uppstartsmöten har hittats.
why-green-follow-up = Uppföljningsmötet hålls efter { $value } veckor.
why-green-follow-up-unknown = Ingen uppgift om uppföljningsmöten efter { $week } veckor har hittats.
why-green-closing-possible = Vistelsen är { $weeks } veckor, så avslutningsmötet ryms senast efter { $closing }; dokumentet tillåter vistelser på { $most }.
why-green-closing-contradiction = Dokumentet säger emot sig självt: avslutningsmötet ska hållas senast efter { $closing } veckor, men vistelsen får vara { $most } och är här { $weeks }.
why-green-weeks-agree = Vistelsen är { $weeks } veckor, lika många som deltagaren ska klara ({ $demanded }); dokumentet erbjuder dock { $least }–{ $most }.
why-green-weeks-contradiction = Dokumentet säger emot sig självt: deltagaren ska klara { $demanded } veckor, men vistelsen får vara { $least }–{ $most } och är här { $weeks }.
why-green-reduced = Arbetsförmågan är nedsatt med { $share } procent; kravet är minst { $least }.
why-green-not-reduced = Arbetsförmågan är nedsatt med { $share } procent; kravet är minst { $least }.
why-green-target = Lätt till medelsvår depression, ångest eller stress.
why-green-not-target = Utanför målgruppen lätt till medelsvår depression, ångest eller stress.
why-green-examined = Medicinskt färdigutredd.
why-green-not-examined = Inte medicinskt färdigutredd.
why-green-examined-unknown = Det framgår inte om den medicinska utredningen är klar.
why-green-agreed = Överenskommelse finns i rehabplanen.
why-green-not-agreed = Överenskommelse saknas i rehabplanen.
why-green-agreed-unknown = Det framgår inte om överenskommelse finns.

## Statsbidragen som portfölj.
heading-grants = Statsbidragen: när de kommer och när de upphör
col-grant-name = Bidrag
col-years = År
col-key = Fördelas
col-last-year = Sista året, mkr
col-per-resident = Kr per invånare
col-goes-on = Blir kvar året efter, mkr
col-change-before = Mot året före
col-stopped = Upphörde
col-stops = Vad som upphörde
col-take-over = Verksamhet utan bidrag
col-of-net-cost = Andel av nettokostnaden
col-room = Utrymme
col-published = Publicerat
col-computed = Uträknat
col-compared = Uträknat genom
key-population = befolkning
key-fixed-and-population = lika till alla, resten befolkning
key-need = behov
key-conditions = befolkning, hälften med villkor
key-performance = resultat, med tak
no-end-decided = inget slut beslutat
carried-on-by = tas över av ”{ $grant }”
compared-rule = fördelningsregeln
compared-weights = behovsvikter ur samma bidrag (ingen oberoende kontroll)
compared-per-head = publicerade kronor per invånare
compared-whole = alla bidrag här samma år
grants-caption = Bidragen ett för ett
grants-note = Belopp i mkr för det sista året med bidrag. Där fördelningsregeln är märkt som antagande är regionens belopp det också. Hur mycket som blir kvar är ett antagande för varje bidrag.
cliff-caption = Bidragspengar och verksamhet utan bidrag per år, planerat (mkr)
cliff-note = Verksamhet utan bidrag är den antagna del som blir kvar av det som har upphört, räknad i två år. Kronor per invånare, med andelen av nettokostnaden under, gäller den. Utrymmet är ett antagande. Invånarna är de vid föregående årsskifte, efter 2024 de senast kända.
published-caption = Avstämning: publicerat för regionen mot uträknat (mkr)
published-note = Ingendera siffran ändras. Ett publicerat belopp går före i beräkningen när det gäller hela årets bidrag. Summan av överenskommelserna 2024 läggs aldrig till de enskilda bidragen; vilka bidrag den rymmer framgår inte.
says-cliff = { $year } sjunker bidragspengarna med { $fall }, { $per_resident } per invånare eller { $share } av nettokostnaden. Det som då upphör: { $names }.
says-take-over = Mest verksamhet utan bidrag finns { $year }: { $amount }, { $per_resident } per invånare eller { $share } av nettokostnaden, mot ett antaget utrymme på { $room }.
says-assumed-amounts = { $count } av årsbeloppen är antaganden, för att beloppet inte har hittats. De är märkta, har ett intervall och ett skäl, och räknas inte som noll.
says-left-out = Räknas inte, för att beloppet per region eller ändamålet inte är känt eller för att de är summor av andra: { $names }.
says-gap-several = Kontinuitetsprov: { $count } av { $of } statsbidrag upphör under tiden, det sista { $day }. Det som ingen har sagt sig betala { $year } är { $gap } (80 %-intervall { $low }–{ $high }), { $per_resident } per invånare eller { $share } av nettokostnaden.
picture-calendar-title = { $count } av { $of } statsbidrag upphör under tiden
picture-calendar-sum = Summa
picture-calendar-sentence = Varje rad är ett bidrag och varje ruta ett år, { $first }–{ $last }, med regionens belopp i { $scale }. Ljusa rutor med parentes är antagna belopp och ett rött streck är slutet. Mest upphör före { $year }, då summan går från { $before } till { $after }.
picture-change-title-grant = { picture-change-more } av { $all } bidrag ger mer verksamhet och { picture-change-less } ger mindre
fault-grant-not-in-data = ”{ $unit }” hänvisar till ”{ $grant }”, som inte finns i params/data/state_grants.csv. Rätta data eller lägg till raden.
fault-unknown-successor = ”{ $unit }” efterträds av ”{ $successor }”, som inte är ett annat bidrag i filen. Skriv none om inget tar över.
fault-grant-differs = ”{ $unit }” är { $stated } Mkr { $year } här men { $found } i params/data/state_grants.csv, rad { $row }. Ett belopp som står i källan är detsamma på båda ställena.
fact-data = Namn i data
fact-key = Fördelas
fact-key-known = Regeln är känd
fact-fixed-mkr = Fast belopp, Mkr
fact-conditional-part = Villkorad del
fact-decided = Beslutat
fact-unused-repaid = Oanvänt återbetalas
fact-one-off = Engångsbelopp
fact-successor = Efterträdare
basis-last-known-population = folkmängden efter 2024 är inte känd; den senaste används
basis-printed-population = folkmängden som trycktes med beslutet, annars den vid föregående årsskifte
basis-need-of-sector-grant = sektorsbidraget 2024 per invånare, mot rikets; blandar behov och gles bebyggelse
basis-result-known-or-met = den som inte fick del av den villkorade delen klarade inte villkoren; alla andra antas ha gjort det
unit-inhabitants = invånare
why-grant-amounts-known = Beloppet är publicerat varje år.
why-grant-amounts-assumed = Beloppet har inte hittats för { $years } och är antaget.
why-grant-key-unknown = Fördelningsregeln har inte lästs; en befolkningsandel används.
why-grant-key-population = Efter befolkning.
why-grant-key-fixed-and-population = Lika till varje region och resten efter befolkning.
why-grant-key-need = Efter behov.
why-grant-key-conditions = Hälften efter befolkning, hälften till dem som klarar villkoren.
why-grant-key-performance = Efter resultat, upp till ett tak.
why-grant-decision-unknown = När pengarna beslutades har inte hittats.
why-grant-in-time = Beslutat { $month }, före årets början.
why-grant-late = Beslutat { $month }, när året redan hade börjat.
why-grant-no-end = Inget slut är beslutat.
why-grant-one-off = Ett engångsbelopp; slut { $day }.
why-grant-ends = Upphör { $day }.
why-grant-repayment-unknown = När oanvända medel ska betalas tillbaka har inte hittats.
why-grant-nothing-to-repay = Inget att betala tillbaka: pengarna är generella eller betalas i efterhand.
why-grant-repaid = Oanvända medel betalas tillbaka senast { $day }.
why-grant-runs-on = Bidraget upphör inte inom den tid som räknas.
why-grant-successor = Tas över av { $successor }.
## Ersättning efter behov: gränser i ett index, och en ny nyckel.
heading-limits = Gränserna i indexet
fault-more-than-persons = ”{ $unit }” har fler i ”{ $variable }” än de { $persons } som enheten har. Rätta antalet.
fact-persons = Listade eller patienter
fact-counts = Antal i indexet
fact-under-5 = Under fem år
fact-born-outside = Födda utanför
fact-alone-over-65 = Ensamboende över 65
fact-single-parent = Ensam förälder
fact-moved-in = Inflyttade
fact-unemployed = Arbetslösa
fact-low-education = Låg utbildning
basis-grows-as-residents = listan antas följa kommunens folkmängd
basis-published-else-computed = den publicerade listan, annars den beskrivna skalan
unit-kr-point-month = kr per poäng och månad
unit-kr-patient-point = kr per patient och indexenhet
why-cni-not-published = Källan ger regeln och gränsen men ingen enhets index; listan är antagen.
why-cni-rehab-period = Källan säger 65 kr × patienter × överskottet men inte om det är per månad eller år; räknas en gång per patient och år.
why-cni-centre-period = Beloppet för vårdcentraler är per listningspoäng och månad.
why-points-not-published = Inget publicerat belopp för enheten har kunnat läsas.
why-points-in-scale = Det publicerade beloppet motsvarar { $points } poäng; den beskrivna skalan slutar vid { $most }.
why-points-computed = Det publicerade beloppet motsvarar { $points } poäng; den beskrivna skalan med antagna klasser ger { $computed }.
col-index = Index per person
col-published-index = På publicerad skala
col-limit = Gräns
col-side = Sida
col-near = Nära
col-per-point = Tillägg, kr
col-other-side = På andra sidan
col-new-share = Ny nyckel
col-factor = Omräkning
col-before = Dagens nyckel
col-after = Med förslaget
col-floor = Flyttas av golvet
col-gaining = Får mer
side-above = över
side-not-above = på eller under
limits-caption = Varje enhets index { $year } och gränsen den betalas efter, den närmaste först
limits-note = Tillägget är per listningspoäng och månad för vårdcentraler och per patient och år för rehabenheter. Publicerad skala är indexet per person delat med rikets { $mean }. ”På andra sidan” är andelen simulerade utfall i vilka enheten hamnar på den andra sidan av gränsen.
new-key-caption = Den nya nyckeln år för år mot dagens nyckel samma år, planerat (kr)
path-caption = Förändring mot dagens nyckel samma år, golvet inräknat, planerat ({ $unit })
picture-limits-title = { $near } av { $all } vårdcentraler ligger { $year } högst { $reach } från gränsen { $limit }
picture-limits-title-none = Ingen gräns: tillägget följer indexet { $year }
picture-limits-sentence-health-centre = { $near } av { $all } vårdcentraler har ett index högst { $reach } från gränsen { $limit }: { $above } över och { $below } på eller under. { $open } av dem hamnar på andra sidan i minst ett av tio utfall.
picture-limits-sentence-rehab-unit = Av rehabenheterna har { $near } av { $all } ett index högst { $reach } från gränsen { $limit }: { $above } över och { $below } på eller under; { $open } hamnar på andra sidan i minst ett av tio utfall.
picture-limits-jump = Vid gränsen hoppar tillägget från noll till { $amount } per poäng och månad.
picture-limits-example = För den största av dem är hoppet värt { $amount } om året.
picture-limits-kink-health-centre = Ingenting hoppar vid gränsen: tillägget växer därifrån med { $slope } per poäng och månad för varje tiondel i indexet.
picture-limits-kink-rehab-unit = Ingenting hoppar där: tillägget växer från gränsen med { $slope } per patient och år för varje tiondel i indexet.
picture-limits-none = Vårdcentralernas tillägg har ingen gräns: det växer med { $slope } per poäng och månad för varje tiondel i indexet.
picture-limits-read = Linjen är regeln fullt införd, det skuggade fältet är nära gränsen, och en ihålig punkt är en enhet vars sida är osäker.
picture-limits-axis-health-centre = Vårdcentraler: kr per poäng och månad
picture-limits-axis-rehab-unit = Rehabenheter: kr per patient och år
picture-limits-index = Index per person
picture-limits-limit = gräns { $limit }
picture-limits-under = ← { $count } till
picture-limits-over = { $count } till →
picture-phase-title = { $more } vårdcentraler får mer och { $less } mindre { $year } än med dagens nyckel
picture-phase-sentence = Den nya nyckeln { $entry }. Beloppen multipliceras { $year } med { $factor } och regionens summa ändras med { $sum }. { $best } får mest ({ $most }) och { $worst } förlorar mest ({ $least }); golvet flyttar { $floor }.
picture-phase-steps = införs med { $shares }
picture-phase-at-once = gäller fullt ut från { $first }
picture-phase-axis = Förändring per år mot dagens nyckel, { $scale }
picture-phase-nobody = ingen
## Patientmiljarden och vårdgarantin, och system som mäts på andelar.
fault-no-centres = ”{ $unit }” har ingen vårdcentral. Ange minst en i egen regi eller en privat.
mixed = blandad
all-together = Alla tillsammans
heading-measures = Väntetiderna och pengarna som hänger på dem
measure-caption = { $reached }, andel av { $of }
measure-note = Mitten av utfallen; under den det som åtta utfall av tio ligger inom. Kommer det fler patienter än det finns tider växer kön tills ingen hinner bedömas i tid; därför är andelen oftast hög eller nära noll.
stake-caption = Om statens pengar delades ut på kömiljardens villkor ({ $unit })
stake-note = Kömiljarden 2019 mättes i den specialiserade vården. Här prövas dess villkor på vårdgarantin i primärvården, så som de aldrig har använts: en tredjedel av prestationsdelen för var och en av september, oktober och november då regionens andel når tröskeln.
col-reaches = Når { $goal } { $year }
col-by-inhabitants = Efter invånare
col-performance = Prestationsdel
col-earned = Intjänat, medel
col-lost = Förlorat, medel
col-lost-tenth = Förlorat, sämsta tiondelen från
col-all-earned = Allt intjänat
says-at-stake = Med en prestationsdel som i kömiljarden { $year } skulle { $whole } stå på spel för regionen. Allt tjänas in i { $chance } utfall; i medeltal tjänas { $earned } in och { $lost } går förlorade.
says-secured = Lägsta värde på ”{ $lever }” som, om det gäller hela tiden, tjänar in hela prestationsdelen i { $target } av utfallen: cirka { $value } (nu { $now }). Kostnaden { $year } blir då { $cost }, räknat på { $draws } utfall.
says-not-secured = Inte ens det högsta tillåtna värdet på ”{ $lever }” tjänar in hela prestationsdelen i { $target } av utfallen (nu { $now }).
picture-measure-title = { $what }: { $goal } nås i { $chance } utfall { $year }
picture-measure-sentence = { $what }: { $year } ligger andelen för alla tillsammans i mitten på { $middle } och i åtta utfall av tio mellan { $low } och { $high }. Tröskeln { $goal } nås i { $chance } utfall.
picture-measure-axis = Andel { $year }. Punkten är mitten, strecket rymmer åtta utfall av tio. Linjen är { $goal }.
fact-centres-region-run = Vårdcentraler i egen regi
fact-centres-private = Privata vårdcentraler
fact-reports = Rapporterar väntetider
fact-codes = Koder registreras
basis-all-listed = alla invånare antas vara listade i den egna kommunen; folkmängden året före
unit-contacts-inhabitant-year = kontakter per invånare och år
unit-slots-1000-listed-day = tider per 1 000 listade och dag
unit-kr-slot = kr per tid
unit-slots = tider
why-access-guarantee-plan = Handlingsplanen är inlämnad, vilket var grundkravet för pengarna.
why-access-guarantee-plan-missing = Handlingsplanen är inte inlämnad: då betalas inga pengar ut.
why-access-guarantee-plan-unknown = Det framgår inte om handlingsplanen är inlämnad.
why-access-contract-plan = Handlingsplanen är inlämnad, vilket var grundkravet för pengarna.
why-access-contract-plan-missing = Handlingsplanen är inte inlämnad: då betalas inga pengar ut.
why-access-contract-plan-unknown = Det framgår inte om handlingsplanen är inlämnad.
why-access-reports-later = Begärs först från 2019-01-01.
why-access-reports = Vårdcentralerna rapporterar.
why-access-reports-not = Vårdcentralerna rapporterar inte.
why-access-reports-unknown = Ska lämnas från 2019-01-01; ingen uppgift om vårdcentralerna gör det har hittats.
why-access-codes = All legitimerad personal registrerar diagnos- eller åtgärdskod.
why-access-codes-not = All legitimerad personal registrerar inte kod: en bedömning utan kod räknas inte.
why-access-codes-unknown = Ingen uppgift om att all legitimerad personal registrerar kod; en bedömning utan kod räknas inte.

## ST-block.
own-regime = egenregi
other = annan
fact-provider = Utförare
fact-st-doctors = ST-läkare nu
basis-lists-alike = kommunens invånare delade lika mellan dess enheter
unit-post-years = tjänsteår
why-st-queue-known = Fick block i maj 2018 och stod alltså i kö.
why-st-queue-which = Utföraren fick block i maj 2018, men det framgår inte vilken av dess { $units } enheter som stod i kö.
why-st-queue-unknown = Det framgår inte om enheten stod i kö.
why-st-published = Formeln på antagna listor ger utföraren { $found } block i första omgången; publicerat är { $published }.
why-st-no-block = Enheten får inget block i första omgången.
why-st-filled-unknown = Ingen uppgift om blocket tillsattes inom { $most } månader.
why-st-no-commitment = Inget åtagande efter att pengarna är slut.
why-st-payer = Åtagandet löper till { $until } och pengarna tar slut { $money }; en utväg är angiven.
why-st-no-payer = Åtagandet löper till { $until } men pengarna tar slut { $money } och ingen betalare är angiven; en påbörjad utbildning kan inte avvecklas.

## Betalansvaret, och system utan statsbidrag.
fault-municipality-twice = ”{ $unit }” och ”{ $other }” är båda kommunen { $code }. En kommun betalar en gång.
municipality = kommun
no-state-grant = inget statsbidrag
verdict-no-grant = Inget statsbidrag
says-no-grant = Kontinuitetsprov: inget statsbidrag bär systemet, så inget upphör med ett sådant.
booking-paid-in = Kommunen betalar till regionen
purse-payers = Kommunernas budget
col-paying-more = Betalar mer
t6-caption-payers = Planerad betalning per kommun { $first }–{ $last } ({ $unit })
alternatives-caption = Alla alternativ sida vid sida, planerat belopp { $first }–{ $last } ({ $unit })
picture-change-title-payer = { picture-change-more } av { $all } kommuner betalar mer och { picture-change-less } betalar mindre
picture-change-sentence-payer = { picture-change-more } av { $all } betalar mer och { picture-change-less } betalar mindre i minst nio utfall av tio{ picture-change-open }{ picture-change-same }. Överst står { $best } ({ $most } per invånare) och nederst { $worst } ({ $least } per invånare).
fact-both-notices = Båda meddelandena
fact-sip-meeting = SIP-möte
fact-notice-before-noon = Meddelande före 12
fact-named-contact = Fast vårdkontakt
basis-ages-of-2018 = folkmängden året före gånger åldersfördelningen 2018
why-notices = Både inskrivningsmeddelandet och meddelandet om utskrivningsklar skickas.
why-notices-not = Något av meddelandena skickas inte: enligt lagen inträder då inget betalningsansvar.
why-notices-unknown = Ingen uppföljning av meddelandena har hittats.
why-sip = Kallelse till SIP-möte går ut när ett behov har funnits.
why-sip-not = Kallelse till SIP-möte går inte ut.
why-sip-unknown = Ingen uppföljning av kallelser till SIP-möten har hittats.
why-contact = Fast vårdkontakt utses.
why-contact-not = Fast vårdkontakt utses inte.
why-contact-unknown = Ingen uppgift om fasta vårdkontakter har hittats.
why-noon = Meddelandet skickas före klockan 12.
why-noon-not = Meddelandet skickas efter klockan 12 och räknas från dagen efter.
why-noon-unknown = Klockslaget står i en rutin från Stockholm; om det gäller här är inte känt.
unit-kr-day = kr per dag
