# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app canary_pay run, then:
#   curl -d user=you@yourco.example -d checkout=new http://localhost:5000/pay

import os

from flask import Flask, request
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.post("/pay")
def pay():
    email = request.form.get("user")
    if not email:
        return "Who pays? Send an email address as user.", 400

    # What the page was when it was opened, it still is.
    is_new = request.form.get("checkout") == "new"

    posthog.capture(
        "checkout_sent",
        distinct_id=email,
        properties={
            "$feature/canary-checkout": is_new,
            "$set": {"email": email},
        },
    )

    if is_new:
        return "<h1>Checkout</h1><p>Paid. Thank you.</p>"
    return "<h1>Checkout</h1><p>Step 2 of 3: your card.</p><button>Next</button>"
