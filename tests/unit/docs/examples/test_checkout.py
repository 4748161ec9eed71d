import json
from concurrent.futures import ThreadPoolExecutor
from urllib.request import Request, urlopen

from shop import POSTHOG_HOST, checkout_for  # your app

EVERYONE = {"groups": [{"properties": [], "rollout_percentage": 100}]}


def posthog(method, path, body=None):
    headers = {"Authorization": "Bearer phx_flagbook", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(POSTHOG_HOST + path, data, headers, method=method)) as answer:
        return json.load(answer)


def setup_function():
    posthog("POST", "/control/reset")
    flag = {"key": "new-checkout", "filters": EVERYONE}
    posthog("POST", "/api/projects/1/feature_flags/", flag)


def test_the_old_checkout_is_shown_while_posthog_is_down():
    posthog("PUT", "/control/faults", {"faults": "unavailable@flags"})
    assert checkout_for("ada") == "old checkout"


def test_the_checkout_waits_for_its_flag():
    posthog("POST", "/control/hold", {"on": "flags"})
    with ThreadPoolExecutor() as threads:
        page = threads.submit(checkout_for, "ada")
        posthog("GET", "/control/held?wait_ms=5000")
        assert not page.done()
        posthog("POST", "/control/release")
        assert page.result() == "new checkout"
