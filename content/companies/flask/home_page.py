# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app home_page run, then open http://localhost:5000/user/nora@meadow

import os

from flask import Flask
from markupsafe import escape
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/user/<string:user>")
def show_page(user):
    flags = posthog.evaluate_flags(user, flag_keys=["button-colors"])
    colors = flags.get_flag_payload("button-colors")
    color = colors.get("home", "gray") if isinstance(colors, dict) else "gray"

    return button("Go home", str(color))


def button(text, color):
    return f"""<svg width="160" height="48" role="img" aria-label="{escape(text)}, {escape(color)}">
    <rect width="160" height="48" rx="8" fill="{escape(color)}" />
    <text x="80" y="30" text-anchor="middle" fill="white">{escape(text)}</text>
  </svg>"""
