"""Text to passages: sentences, terms, and who said what, all by rules and word lists.

`analysis` is the way in. Each floor imports from itself and from those below it:

    training     fits the learned weights
    analysis     an article's text to its passages
    speech       who says what a sentence says
    speakers     whom names and pronouns mean, as the text runs on, and how surely
    learned      what learned weights look at, and how they decide
    reports      what each sentence reports, by its words and by how the page is set
    people       names, roles, and whom they belong to
    subjects     who stands beside a verb: the noun phrase that speaks
    cues         words that report, and how surely each does
    phrases      noun phrases and verb groups
    scanning     words that know what they name, and where somebody is quoted
    pipeline     the rules for sentences as a part of spaCy
    segment      sentences
    sentences    paragraphs, stops, and the rules for them
    lexicon      what words are wherever they stand: counts, titles, trades
    hints        what a trained spaCy pipeline sees, where there is one
    english      is a text English?
    words        the words of a sentence, and the lists that ship
    wordlists    reads those lists
    boilerplate  lines that are no part of an article
    model        learned weights, as they are stored
    terms        what the search index is made of
"""
