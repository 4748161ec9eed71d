# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app opt_in run, then: curl -X POST http://localhost:5000/choice/ruth

import os

from flask import Flask
from markupsafe import escape
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/choice/<string:user>", methods=["POST"])
def choose(user):
    posthog.capture(
        "$feature_enrollment_update",
        distinct_id=user,
        properties={
            "$feature_flag": "new-docs",
            "$feature_enrollment": True,
            "$set": {"$feature_enrollment/new-docs": True},
        },
    )

    return f"<p>Thank you, {escape(user)}! You have joined the beta</p>"
