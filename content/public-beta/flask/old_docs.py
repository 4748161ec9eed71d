# For Flask 3. Install: pip install flask
# Run: flask --app old_docs run, then open http://localhost:5000/docs/otis

from flask import Flask
from markupsafe import escape

app = Flask(__name__)


@app.route("/docs/<string:user>")
def show_docs(user):
    return f"<p>Hello, {escape(user)}! These are the old docs</p>"
