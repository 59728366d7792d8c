package deck

var figureRecord = newRecord("number",
	key{name: "value", shape: prose, doc: "The number, as it occurs in the text."},
	key{name: "label", shape: prose, doc: "What stands beside it."},
	key{name: "against", shape: anyOf(aText, recordOf(againstRecord)), doc: "The number that it is held against."},
).needs([]string{"value"})

var againstRecord = newRecord("against",
	key{name: "value", shape: prose, doc: "The number, as it occurs in the text."},
	key{name: "label", shape: prose, doc: "What stands beside it."},
).needs([]string{"value"})

var turnRecord = newRecord("turn",
	key{name: "speaker", alias: "author", shape: aText, doc: "Who says it."},
	key{name: "text", shape: prose, doc: "What is said."},
).needs([]string{"text"})

var verifiedRecord = newRecord("verified",
	key{name: "by", shape: aText, doc: "Who accepts the difference."},
	key{name: "on", shape: aDate, doc: "When."},
	key{name: "why", shape: prose, doc: "Why."},
).needs([]string{"by"})

var quoteRecord = newRecord("quote",
	key{name: "id", shape: aText, doc: "The name of the card and its files; q01 and so on where it is left out."},
	key{name: "lang", shape: aLanguage, doc: "The language, where it is not the deck's."},
	key{name: "text", shape: prose, doc: "The words."},
	key{name: "lines", shape: &shape{form: formBySize}, doc: "The words with a / where lines are best broken, or a map of that by size."},
	key{name: "title", shape: prose, doc: "The title of a poem."},
	key{name: "speaker", alias: "author", shape: aText, doc: "Who said it: an id of speakers, or a name."},
	key{name: "source", shape: aText, doc: "Where it was said: an id of sources, or a title."},
	key{name: "at", shape: prose, doc: "The place in the source: time, page, chapter."},
	key{name: "context", shape: prose, doc: "The question that was answered."},
	key{name: "said", shape: prose, doc: "The words as transcribed, where the text was edited."},
	key{name: "verified", shape: recordOf(verifiedRecord), doc: "A person accepts that the text differs from the source."},
	key{name: "mark", shape: texts, doc: "Words of the text to emphasise."},
	key{name: "dim", shape: texts, doc: "Words of the text that step back."},
	key{name: "keep", shape: texts, doc: "Words of the text never broken over lines."},
	key{name: "translation", shape: byLang, doc: "Translations, by language."},
	key{name: "layout", shape: choice(quoteLayouts...), doc: "How the card is composed."},
	key{name: "set", shape: choice("prose", "poem"), doc: "Poem: one line a column or line, a blank line between stanzas."},
	key{name: "punctuation", shape: choice("keep", "hide", "judou"), doc: "Whether punctuation is drawn; judou sets it beside the text."},
	key{name: "marks", shape: choice("auto", "on", "off"), doc: "Whether quotation marks are drawn."},
	key{name: "image", shape: anImage, doc: "A picture."},
	key{name: "alt", shape: prose, doc: "The alternative text of the picture."},
	key{name: "caption", shape: prose, doc: "What is posted with the picture."},
	key{name: "notes", shape: prose, doc: "Speaker notes."},
	key{name: "number", shape: anyOf(aText, recordOf(figureRecord)), doc: "A number that stands large."},
	key{name: "turns", shape: listOf(recordOf(turnRecord)), doc: "The turns of a dialogue, in the place of text."},
).needs([]string{"text", "turns"})

var listRecord = newRecord("list",
	key{name: "id", shape: aText, doc: "The name of the card and its files; l01 and so on where it is left out."},
	key{name: "title", shape: prose, doc: "The title."},
	key{name: "items", shape: listOf(aText), doc: "The ids of quotes."},
	key{name: "alt", shape: prose, doc: "The alternative text of the picture."},
	key{name: "caption", shape: prose, doc: "What is posted with the picture."},
).needs([]string{"items"})

var eventRecord = newRecord("event",
	key{name: "id", shape: aText, doc: "A name by which other events refer to it."},
	key{name: "date", shape: aDate, doc: "When: EDTF, or words such as 2008年夏."},
	key{name: "shown", shape: prose, doc: "How the date is written, where that is to differ."},
	key{name: "title", shape: prose, doc: "What happened, in a few words."},
	key{name: "text", shape: prose, doc: "More of it."},
	key{name: "lane", alias: "lanes", shape: anyOf(aText, listOf(aText)), doc: "The lane or lanes in which it is drawn."},
	key{name: "source", shape: aText, doc: "Where it is told: an id of sources, or a title."},
	key{name: "weight", shape: whole(0, 3), doc: "How much it matters, 0 to 3; 1 where it is left out."},
	key{name: "image", shape: anImage, doc: "A picture."},
	key{name: "icon", shape: aText, doc: "An emoji, one or two characters, or a name like rocket, drawn in place of the event's dot."},
	key{name: "milestone", shape: boolean, doc: "Whether it is a milestone."},
	key{name: "link", shape: aText, doc: "An address."},
	key{name: "links", shape: texts, doc: "The ids of events to which a line is drawn."},
	key{name: "status", shape: choice(statuses...), doc: "How sure it is; what is no fact is drawn and worded."},
	key{name: "response", shape: prose, doc: "What those concerned say to it."},
	key{name: "after", shape: aText, doc: "The id of the event that it comes after, where its date is unknown."},
	key{name: "before", shape: aText, doc: "The id of the event that it comes before, where its date is unknown."},
).needs([]string{"title"}, []string{"date", "after", "before"})

var eraRecord = newRecord("era",
	key{name: "date", shape: aDate, doc: "From when to when."},
	key{name: "title", shape: prose, doc: "What it is called."},
).needs([]string{"date"}, []string{"title"})

var events = listOf(recordOf(eventRecord))

var timelineRecord = newRecord("timeline",
	key{name: "id", shape: aText, doc: "The name of the card and its files; t01 and so on where it is left out."},
	key{name: "lang", shape: aLanguage, doc: "The language, where it is not the deck's."},
	key{name: "theme", shape: aText, doc: "The theme, where it is not the deck's."},
	key{name: "title", shape: prose, doc: "The title."},
	key{name: "subtitle", shape: prose, doc: "The line below it."},
	key{name: "layout", shape: choice(timelineLayouts...), doc: "How it is composed."},
	key{name: "scale", shape: choice(scales...), doc: "Whether distances are times, equal steps or logarithms."},
	key{name: "zoom", shape: aDate, doc: "The part to enlarge."},
	key{name: "axis", shape: choice(axes...), doc: "Where the axis of a vertical timeline stands."},
	key{name: "speaker", alias: "author", shape: aText, doc: "Who tells it, named below the title."},
	key{name: "source", shape: aText, doc: "Where it is told, named below the title."},
	key{name: "image", shape: anImage, doc: "A picture."},
	key{name: "alt", shape: prose, doc: "The alternative text of the picture."},
	key{name: "caption", shape: prose, doc: "What is posted with the picture."},
	key{name: "notes", shape: prose, doc: "Speaker notes."},
	key{name: "lanes", shape: listOf(prose), doc: "The lanes in their order."},
	key{name: "events", shape: anyOf(events, mapOf(events)), doc: "The events, or a map of them by lane."},
	key{name: "eras", shape: listOf(recordOf(eraRecord)), doc: "Stretches of time behind the events."},
).needs([]string{"events"})
