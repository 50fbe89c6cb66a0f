import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_a_browser_reaches_the_server_and_its_styles(page, live_server, viewport):
    page.set_viewport_size(viewport)

    assert page.goto(f"{live_server.url}/healthz").json() == {"ok": True}
    for path in ("utrecht/index.css", "tokens/theme.css", "noto-sans/latin-400.css"):
        answer = page.request.get(f"{live_server.url}/static/vendor/{path}")
        assert answer.status == 200
        assert answer.headers["content-type"].startswith("text/css")
