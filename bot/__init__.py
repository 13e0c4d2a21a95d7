"""What people see: the command line, and the bot in Discord.

Each floor imports from itself and from those below it:

    __main__     runs the command line
    cli          the command line
    terminal     what its commands do and show
    run          keeps the bot running
    client       what Discord tells the bot, and what it does then
    commands     the commands of Discord, one cog a noun
    presses      its buttons, menus and forms
    intake       adds what somebody sent, and tells of it
    sending      sends articles as files
    audit        tells a server's log channel what was changed
    stewards     who may look after which articles
    private      shows what is for one person alone
    apology      tells the person who waits that something went wrong
    typed        what is wrong with the options of a question
    answering    answers a command
    quoting      looks up who said what
    lookups      looks up what answers a question
    receiving    adds files and pasted text
    translation  which language somebody reads
    serving      what every way of asking shares
    receipt      says what became of articles
    messages     makes the messages
    words        what the bot says in its own words
    audience     which collections an audience may search
    shards       connections to Discord
    turns        turns to identify oneself
    logs         sets up the log
    faults       reports what went wrong
    opening      opens the library as the settings say
    tokens       what can be told of a token by looking at it
    interpreter  how Python is set
    codes        the exit codes
"""
