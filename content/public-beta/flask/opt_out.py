# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app opt_out run, then: curl -d beta=leave http://localhost:5000/choice/tess

import os

from flask import Flask, request
from markupsafe import escape
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/choice/<string:user>", methods=["POST"])
def choose(user):
    is_in = request.form.get("beta") == "join"

    posthog.capture(
        "$feature_enrollment_update",
        distinct_id=user,
        properties={
            "$feature_flag": "new-docs",
            "$feature_enrollment": is_in,
            "$set": {"$feature_enrollment/new-docs": is_in},
        },
    )

    told = "You have joined the beta" if is_in else "You have left the beta"
    return f"<p>Thank you, {escape(user)}! {escape(told)}</p>"
