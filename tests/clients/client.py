"""What an app in Python does with posthog-python.

`client.py version` says which version that is. Without an argument it reads from standard input the
host to talk to and whom to ask flags for, and writes what the SDK answered.
"""

import json
import platform
import sys
from datetime import datetime, timezone

from posthog import Posthog
from posthog.version import VERSION

KEY = "phc_flagbook"
BIG_IDS = [9007199254740993, 9007199254740992]


def capture_events(posthog):
    posthog.capture(
        "signed up",
        distinct_id="ada",
        timestamp=datetime(2024, 2, 3, 4, 5, 6, 789000, tzinfo=timezone.utc),
        uuid="0190e3a7-7c3e-7000-8000-00000000ada0",
        properties={
            "big_id": 9007199254740993,
            "city": "Łódź 🚲",
            "tags": ["a", "b"],
            "address": {"zip": "00-001"},
            "nothing": None,
            "ratio": 0.1,
            "$set": {"email": "ada@example.com", "plan": "pro"},
            "$set_once": {"joined": 2024},
        },
    )
    for index in range(120):
        posthog.capture("clicked", distinct_id="grace", properties={"index": index})
    # The SDK has no identify: this is its call for it.
    posthog.set(distinct_id="edsger", properties={"name": "Édsger ☕", "plan": "pro"})
    posthog.capture("browsed", distinct_id="visitor-7", properties={"$set": {"source": "ad"}})
    posthog.capture("joined", distinct_id="barbara", properties={"$set": {"plan": "free"}})
    posthog.alias("visitor-7", "barbara")
    posthog.group_identify("company", "acme", {"seats": 500, "name": "Akmé"})
    posthog.capture("met", distinct_id="alan", groups={"company": "acme"})
    for distinct_id in BIG_IDS:
        posthog.capture("counted", distinct_id=distinct_id)


def answers(posthog, questions, locally):
    return [
        posthog.get_all_flags(
            question["distinct_id"],
            groups=question["groups"],
            person_properties=question["person_properties"],
            group_properties=question["group_properties"],
            only_evaluate_locally=locally,
        )
        for question in questions
    ]


def read_flags(posthog):
    """Reads flags as an app does, twice, and captures an event that carries them."""
    for _ in range(2):
        flags = posthog.evaluate_flags("niklaus")
        flags.is_enabled("everyone")
        flags.get_flag("multivariate-flag")
        flags.is_enabled("nobody")
    posthog.capture("paid", distinct_id="niklaus", flags=flags)


def payloads(posthog, distinct_id, **options):
    flags = posthog.evaluate_flags(distinct_id, **options)
    return {key: flags.get_flag_payload(key) for key in ["everyone", "multivariate-flag", "nobody"]}


def big_account(posthog, account):
    """Asks a flag for someone, and for an account of that number."""
    return posthog.get_feature_flag(
        "big-account", account, person_properties={"account": account}, send_feature_flag_events=False
    )


def main():
    request = json.load(sys.stdin)
    host, questions = request["host"], request["questions"]
    report = {}

    posthog = Posthog(KEY, host=host)
    capture_events(posthog)
    posthog.flush()
    report["remote"] = answers(posthog, questions, locally=False)
    report["payloads"] = payloads(posthog, request["payloads_for"])
    report["big_accounts"] = [big_account(posthog, account) for account in BIG_IDS]
    read_flags(posthog)
    posthog.shutdown()

    posthog = Posthog(KEY, host=host, personal_api_key="phx_flagbook")
    posthog.load_feature_flags()
    report["local"] = answers(posthog, questions, locally=True)
    report["local_payloads"] = payloads(
        posthog, request["payloads_for"], only_evaluate_locally=True
    )
    posthog.load_feature_flags()
    report["remote_config"] = posthog.get_remote_config_payload("limits")
    posthog.capture("left", distinct_id="ada")
    posthog.shutdown()

    print(json.dumps(report))


if sys.argv[1:] == ["version"]:
    print(json.dumps({"version": VERSION, "runtime": f"Python {platform.python_version()}"}))
else:
    main()
