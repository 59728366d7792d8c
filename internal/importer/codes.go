package importer

// Code is a stable code of diagnostics, with what it stands for.
type Code struct{ Name, Doc string }

// Codes returns every code that importing can report, in alphabetical order, besides those of package source: encoding,
// file-too-large, control-character, json, json-rest, too-deep, duplicate-key, table-quote and the ime- ones.
func Codes() []Code { return append([]Code(nil), codes...) }

var codes = []Code{
	{"import-animation", "what only a moving or clicked picture has is left out"},
	{"import-bookmark", "bookmarks and empty clippings are left out"},
	{"import-cancelled", "events that were cancelled are left out"},
	{"import-colour", "colours and styles are left out: the theme has them"},
	{"import-component", "parts of a calendar that are no events are left out"},
	{"import-date", "a date cannot be read; its event is left out, or stands by its neighbours"},
	{"import-duration", "how long an event lasts depends on what is not reckoned with, such as days off"},
	{"import-end", "the end of an event cannot be read or lies before its start; only the start is kept"},
	{"import-format", "the format of the file cannot be told"},
	{"import-hidden", "invisible characters that change the order of reading are left out"},
	{"import-line", "a line fits no rule of the format and is passed over"},
	{"import-link", "addresses beyond the first of an event are left out"},
	{"import-media", "films, sounds, maps and files are left out: their addresses stand as comments in the deck"},
	{"import-no-events", "no event was found that can be kept"},
	{"import-no-quotes", "no passage was found that can be kept"},
	{"import-no-title", "the file names no title"},
	{"import-note", "notes without a passage are left out"},
	{"import-person", "people that an event names are left out"},
	{"import-picture", "pictures are left out: their addresses stand as comments in the deck"},
	{"import-progress", "how far a task has come is left out"},
	{"import-recurrence", "of what recurs only the first time is kept"},
	{"import-shortened", "a text is longer than a page holds; the rest stands as a comment in the deck"},
	{"import-tag", "tags are left out where groups are the lanes"},
	{"import-too-large", "the file has more events, or the deck more text, than can be read"},
	{"import-twice", "a passage that was marked again is kept once, in its longest form"},
	{"import-untitled", "an event has no title and no text, and is left out"},
	{"import-zone", "the names of time zones are left out: times stand as the clocks there show them"},
}
