import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["de", "en"])
def test_contents_list_every_question_and_lead_to_it(client, page_at, language):
    soup = BeautifulSoup(client.get(page_at("faq", language).url).content, "html.parser")
    questions = [heading.get_text() for heading in soup.select("h2.question")]
    links = soup.select(".toc a")
    assert len(questions) > 5
    assert [link.get_text() for link in links] == questions
    for link, question in zip(links, questions, strict=True):
        assert question in soup.find(id=link["href"][1:]).get_text()
