"""What knows: articles, their passages and who says them. Imports neither `bot` nor discord.

`library` is the way in. Each floor imports from itself and from those below it:

    doubles      articles of the title of one that was just added
    library      the front door
    servers      what is kept for each server
    safekeeping  copies, checks, and analysing again what older rules analysed
    answering    from a question to what may be shown
    clearing     deletes a collection with all that was made of it
    bulk         analyses many articles in several processes
    memory       what is held in memory of a store
    derived      files that spare reading all of the store
    intake       what adding an article does
    feedback     what people said of answers
    store        articles, passages and settings in SQL, which is the truth
    sources      reads articles from files
    sections     headings, and what stands under them
    search       ranks passages
    bm25         BM25 over one field, a library of its own
    language     cuts articles into passages and says who speaks
    given        checks what callers give
    formula      the parts of BM25
    postings     for each term, the documents that hold it
    models       the records that cross borders
    identity     what makes two articles the same one
    datafiles    reads what ships with the code
    errors       what can go wrong
    atomic       files that are there as a whole or not at all
"""
