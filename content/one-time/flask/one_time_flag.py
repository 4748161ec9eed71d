# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app one_time_flag run, then open http://localhost:5000/?id=alma

import os

from flask import Flask, request
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/")
def home():
    user_id = request.args.get("id")
    if not user_id:
        return "Add ?id= and a name.", 400

    flags = posthog.evaluate_flags(user_id, flag_keys=["completed-first-request"])
    is_complete = flags.is_enabled("completed-first-request")

    if is_complete:
        posthog.capture("subsequent_request", distinct_id=user_id)
        return "<p>Welcome Back!</p>"

    posthog.capture(
        "first_request",
        distinct_id=user_id,
        properties={"$set": {"first_request_complete": True}},
    )
    return "<p>Hello World!</p>"
