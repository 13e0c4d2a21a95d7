"""Discord's OpenAPI document, as the judge of requests and of the server's own answers.

The document is taken strictly, keys it does not know are errors, with the tolerances that it asks
for itself: integers may come as strings, and one value may match several kinds of a union.
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.discord_server.calls import Answer, Call
from tests.discord_server.records import Json

_BESIDE_THE_PROJECT = Path(__file__).parents[2].parent / "shared" / "discord" / "openapi.json"
_URI: Final = "urn:discord"
_SHOWN: Final = 160

# What Discord takes although its document does not list it, by schema.
_ALSO_TAKEN: Final[dict[str, tuple[str, ...]]] = {
    "ApplicationCommandCreateRequest": ("nsfw",),
    "ApplicationCommandUpdateRequest": ("nsfw",),
    "RichEmbed": ("flags",),
    "IncomingWebhookUpdateRequestPartial": ("tts",),
    "MessageEditRequestPartial": ("tts",),
}


class Spec:
    """Check what is sent against the document."""

    def __init__(self, document: Json) -> None:
        self._paths: Json = document["paths"]
        resource = DRAFT202012.create_resource(document)
        self._registry: Registry[Any] = Registry().with_resource(_URI, resource)

    @classmethod
    def find(cls) -> Spec | None:
        """Return the document named in `DISCORD_OPENAPI` or lying beside the project, if any."""
        path = Path(os.environ.get("DISCORD_OPENAPI") or _BESIDE_THE_PROJECT)
        return _load(path) if path.exists() else None

    def request(self, call: Call) -> list[str]:
        """Return what is wrong with a request's body, where the document has such a request."""
        operation = self._paths.get(call.template, {}).get(call.method.lower())
        if operation is None:
            return []
        if "requestBody" not in operation:
            return [] if call.body is None else ["the operation takes no body"]
        if call.body is None:
            return ["a body is required"] if operation["requestBody"].get("required") else []
        return self._problems(call, "requestBody", call.body)

    def knows(self, method: str, template: str) -> bool:
        """Return whether the document has such a request."""
        return method.lower() in self._paths.get(template, {})

    def response(self, call: Call, answer: Answer) -> list[str]:
        """Return what is wrong with the answer to a request that was done."""
        operation = self._paths.get(call.template, {}).get(call.method.lower(), {})
        response = operation.get("responses", {}).get(str(answer.status))
        if response is None:
            return [f"the document has no answer {answer.status}"]
        if not response.get("content"):
            return [] if answer.body is None else ["the answer has no body"]
        return self._problems(call, f"responses/{answer.status}", answer.body)

    def _problems(self, call: Call, part: str, value: Any) -> list[str]:
        validator = self._validator(call.template, call.method.lower(), part)
        return [_told(error) for error in validator.iter_errors(_with_text_ids(value))]

    @functools.cache  # noqa: B019 - there is one document, for the whole run
    def _validator(self, template: str, method: str, part: str) -> Draft202012Validator:
        path = template.replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
        pointer = f"/paths/{path}/{method}/{part}/content/application~1json/schema"
        return _Validator({"$ref": f"{_URI}#{pointer}"}, registry=self._registry)


@functools.cache
def _load(path: Path) -> Spec:
    document = json.loads(path.read_text("utf-8"))
    for name, fields in _ALSO_TAKEN.items():
        document["components"]["schemas"][name]["properties"].update({key: {} for key in fields})
    return Spec(_strict(document))


def _strict(node: Any) -> Any:
    """Return the document with no unknown keys allowed, and unions that may match twice."""
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    renamed = {"anyOf" if key == "oneOf" else key: _strict(value) for key, value in node.items()}
    if isinstance(node.get("properties"), dict) and "type" in node:
        renamed.setdefault("additionalProperties", False)
    return renamed


def _is_integer(_: Any, value: Any) -> bool:
    if isinstance(value, str):
        return value.removeprefix("-").isdecimal()
    return isinstance(value, int) and not isinstance(value, bool)


_Validator: Final[type[Draft202012Validator]] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


def _with_text_ids(value: Any) -> Any:
    """Return `value` with ids as text: Discord takes them as numbers too.

    Files that are sent along have the small ids under which the message names them.
    """
    if isinstance(value, dict):
        named = [{**one, "id": str(one["id"])} for one in value.get("attachments") or []]
        value = {**value, "attachments": named} if named else value
        return {key: _with_text_ids(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_text_ids(item) for item in value]
    is_id = isinstance(value, int) and value > 1 << 31
    return str(value) if is_id else value


def _told(error: ValidationError) -> str:
    """Say where the error is and what it is, for a union about the kind that was meant."""
    while error.context:
        error = _meant(error.context)
    message = error.message
    if len(message) > _SHOWN:
        message = f"{message[: _SHOWN // 2]} ... {message[-_SHOWN // 2 :]}"
    return f"{error.json_path}: {message}"


def _meant(errors: Iterable[ValidationError]) -> ValidationError:
    """Return an error of the branch that fits best: the right `type`, then the fewest errors."""
    branches: dict[Any, list[ValidationError]] = {}
    for error in errors:
        branches.setdefault(error.schema_path[0], []).append(error)
    return min(branches.values(), key=lambda found: (_wrong_kind(found), len(found)))[0]


def _wrong_kind(errors: Iterable[ValidationError]) -> bool:
    return any(list(error.path)[-1:] == ["type"] or error.validator == "type" for error in errors)
