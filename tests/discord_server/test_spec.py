"""Discord's own document judges requests and answers, where it is present."""

from __future__ import annotations

from typing import Any

import pytest

from tests.discord_server.calls import Answer, Call
from tests.discord_server.rest import ROUTES
from tests.discord_server.spec import Spec

MESSAGES = "/channels/{channel_id}/messages"


@pytest.fixture
def spec() -> Spec:
    """Return the document."""
    found = Spec.find()
    if found is None:
        pytest.skip("Discord's OpenAPI document is not here; DISCORD_OPENAPI may name it")
    return found


def call(body: Any, template: str = MESSAGES, method: str = "POST") -> Call:
    """Return a request."""
    return Call(method, template, template, {}, {}, body)


def test_every_route_is_in_the_document(spec: Spec) -> None:
    """The server answers no request that Discord would not know."""
    assert [route[:2] for route in ROUTES if not spec.knows(*route[:2])] == []


@pytest.mark.parametrize(
    "body",
    [
        {"content": "hello"},
        {"embeds": [{"title": "t", "color": 3, "fields": [{"name": "n", "value": "v"}]}]},
        {"nonce": "123456789012345678", "enforce_nonce": True},
        {"message_reference": {"message_id": 123456789012345678}},
        {"flags": "64"},
    ],
)
def test_what_discord_takes_passes(spec: Spec, body: Any) -> None:
    """Ids may be numbers, and numbers may be text."""
    assert spec.request(call(body)) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"contnet": "hello"}, "$: Additional properties"),
        ({"content": 5}, "$.content: 5 is not of type"),
        ({"embeds": [{"titel": "t"}]}, "$.embeds[0]: Additional properties"),
        ({"flags": "many"}, "$.flags: 'many' is not of type"),
        (
            {"components": [{"type": 1, "components": [{"type": 2, "label": "no style"}]}]},
            "$.components[0].components[0]: 'style' is a required property",
        ),
        (None, "a body is required"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(spec: Spec, body: Any, told: str) -> None:
    """Unknown keys are wrong too, and in a union the error is that of the kind that was meant."""
    (problem,) = spec.request(call(body))
    assert problem.startswith(told)


def test_a_body_where_there_is_none_is_wrong(spec: Spec) -> None:
    """Typing takes no words."""
    typing = "/channels/{channel_id}/typing"
    assert spec.request(call({}, typing)) == ["the operation takes no body"]
    assert spec.request(call(None, typing)) == []


def test_answers_are_judged_like_requests(spec: Spec) -> None:
    """An answer with a status, a body or a field that Discord's would not have is wrong."""
    asked = call(None, "/users/@me/channels")
    assert spec.response(asked, Answer(201)) == ["the document has no answer 201"]
    assert spec.response(asked, Answer(200, {"id": "1", "type": 1}))
    typing = call(None, "/channels/{channel_id}/typing")
    assert spec.response(typing, Answer(204)) == []
    assert spec.response(typing, Answer(204, {})) == ["the answer has no body"]
