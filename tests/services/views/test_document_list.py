"""The list of documents, gathered from a unit's proceedings where they are few and everybody's documents many, is the same list."""

import pytest

from mediation.models import Write
from mediation.services.views import document_list
from tests.walks import through_mediation
from tests.world import TODAY, People


@pytest.mark.usefixtures("both")
def test_few_documents_among_many_are_the_same_list(write: Write, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    through_mediation(write, people)
    write.flush()
    for actor in (people.alice, people.bob, people["city-manager"], people["erin"]):
        walked = document_list.page(write, actor, "all", TODAY, 0, 50)
        with monkeypatch.context() as many:
            many.setattr(document_list, "MANY", 1)
            assert document_list.page(write, actor, "all", TODAY, 0, 50) == walked
    assert document_list.page(write, people.bob, "all", TODAY, 0, 50).rows
