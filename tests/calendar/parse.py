"""Two parsers that know nothing of us read the calendar file, and show the wall times that were meant.

python3-icalendar and python3-vobject read tests/golden/calendar.ics, which a test of the core keeps true. The
instants must be those of New York on both sides of the change to summer time on 14 March 2027.
"""

import datetime
import pathlib
import sys

import icalendar
import vobject

UTC = datetime.timezone.utc
TEXT = (pathlib.Path(__file__).parent.parent / "golden/calendar.ics").read_bytes().decode()
# Wall time, the same instant, and how it stands.
WANTED = [
    ("2027-03-12 10:30", "2027-03-12 15:30", "CONFIRMED"),
    ("2027-03-15 10:30", "2027-03-15 14:30", "CANCELLED"),
]


def seen(start, status):
    instant = start.astimezone(UTC)
    return (f"{start:%Y-%m-%d %H:%M}", f"{instant:%Y-%m-%d %H:%M}", str(status))


def by_icalendar():
    calendar = icalendar.Calendar.from_ical(TEXT)
    assert not getattr(calendar, "errors", []), calendar.errors
    events = [part for part in calendar.walk() if part.name == "VEVENT"]
    for event in events:
        assert not event.errors, event.errors
        alarms = [part for part in event.subcomponents if part.name == "VALARM"]
        assert len(alarms) == (event["STATUS"] == "CONFIRMED"), alarms
    return [seen(event.decoded("DTSTART"), event["STATUS"]) for event in events]


def by_vobject():
    calendar = vobject.readOne(TEXT)
    events = calendar.vevent_list
    return [seen(event.dtstart.value, event.status.value) for event in events]


def main():
    passed, failed = 0, 0
    for name, read in (("icalendar", by_icalendar), ("vobject", by_vobject)):
        found = sorted(read())
        if found == WANTED:
            passed += 1
        else:
            failed += 1
            print(f"{name} reads {found}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
