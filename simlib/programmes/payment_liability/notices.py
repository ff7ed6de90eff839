"""The notices and the meeting: what is asked of the region before a municipality pays."""

from __future__ import annotations

from simlib.conditions import Finding, condition, met, not_met, unknown

_SOURCE, _LAW = "vgr-in-utskrivning-2018", "sfs-2017-612"


@condition(sv="Båda meddelandena skickade", en="Both notices sent", source=_LAW)
def both_notices_sent(both_notices: str) -> Finding:
    """By the law nothing is owed unless the admission and the discharge-ready notices were sent."""
    return {"yes": met("notices"), "no": not_met("notices-not")}.get(both_notices, unknown("notices-unknown"))


@condition(sv="Kallelse till SIP-möte", en="Called to a care planning meeting", source=_SOURCE)
def called_to_meeting(sip_meeting: str) -> Finding:
    """The region's outpatient care calls to the meeting where a need is identified."""
    return {"yes": met("sip"), "no": not_met("sip-not")}.get(sip_meeting, unknown("sip-unknown"))


@condition(sv="Fast vårdkontakt utsedd", en="A named contact appointed", source=_SOURCE)
def contact_named(named_contact: str) -> Finding:
    return {"yes": met("contact"), "no": not_met("contact-not")}.get(
        named_contact, unknown("contact-unknown")
    )


@condition(sv="Meddelande före klockan 12", en="Notice before noon", source="psykiatristod-liability")
def noticed_before_noon(notice_before_noon: str) -> Finding:
    """Asked for in Stockholm; no document says whether the region asks the same."""
    return {"yes": met("noon"), "no": not_met("noon-not")}.get(notice_before_noon, unknown("noon-unknown"))
