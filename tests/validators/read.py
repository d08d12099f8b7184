"""fhir.resources (R4B) reads our bundles, and refuses them when a fault is put in.

Called with the bundles' paths; the last line counts.
"""

import copy
import json
import pathlib
import sys

from fhir.resources.R4B.bundle import Bundle
from pydantic import ValidationError

FAULTS = json.loads((pathlib.Path(__file__).parent / "faults.json").read_text())


def spoiled(bundle, fault):
    """The bundle with this fault in it, or nothing when it has no such place."""
    bundle = copy.deepcopy(bundle)
    for part in bundle["entry"]:
        place = part["resource"]
        if place["resourceType"] == fault["of"] and fault.get("having", "resourceType") in place:
            break
    else:
        return None
    for step in filter(None, fault.get("at", "").split(".")):
        place = place[int(step)] if step.isdigit() else place.get(step)
        if place is None:
            return None
    place.pop(fault.get("remove"), None)
    place.update(fault.get("set", {}))
    return bundle


def refused(bundle):
    try:
        Bundle.model_validate(bundle)
    except ValidationError as error:
        return str(error)
    return None


def main():
    passed, failed = 0, 0
    for path in sys.argv[1:]:
        bundle = json.loads(pathlib.Path(path).read_text())
        why = refused(bundle)
        passed, failed = (passed + 1, failed) if why is None else (passed, failed + 1)
        if why:
            print(f"fhir.resources on {path}: {why[:2000]}")
        for fault in FAULTS:
            if "fhir.resources" not in fault["refused"] or (bad := spoiled(bundle, fault)) is None:
                continue
            if refused(bad):
                passed += 1
            else:
                failed += 1
                print(f"fhir.resources did not see {fault['name']} in {path}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
