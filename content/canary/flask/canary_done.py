# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app canary_done run, then open http://localhost:5000/checkout?user=you@yourco.example

import os

from flask import Flask, request
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/checkout")
def checkout():
    email = request.args.get("user")
    if not email:
        return "Add ?user= and an email address.", 400

    posthog.capture(
        "checkout_opened",
        distinct_id=email,
        properties={"$set": {"email": email}},
    )

    return "<h1>Checkout</h1><p>All on one page.</p><button>Pay</button>"
