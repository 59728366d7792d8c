package source

// deckKeys are the words of the deck format. They tell a key typed with the wrong colon from prose that
// has a colon in it; whether a key is allowed where it stands is the deck package's business.
var deckKeys = wordSet(
	"deck", "title", "lang", "date", "asof", "label", "theme", "variant", "series", "sizes", "formats", "use",
	"defaults", "speaker", "speakers", "author", "source", "sources", "layout", "fonts", "normalise", "brand",
	"name", "handle", "logo", "url", "seal", "kind", "call", "colours", "accent", "role", "portrait", "focus",
	"dynasty", "published", "file", "translated_from", "corrections", "chapter", "page", "edition", "year",
	"cover", "subtitle", "image", "end", "text", "qr", "quotes", "id", "lines", "at", "context", "said",
	"verified", "by", "on", "why", "mark", "dim", "keep", "translation", "set", "punctuation", "marks", "alt",
	"caption", "notes", "number", "value", "against", "turns", "lists", "items", "timelines", "timeline", "scale",
	"zoom", "axis", "lanes", "lane", "events", "shown", "weight", "icon", "milestone", "link", "links", "status",
	"response", "after", "before", "eras", "order", "post", "tags", "langs", "treatment", "credit",
	"zh", "zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko", "en",
)

// proseKeys are those whose values are sentences for readers; a # in them is rarely a comment.
var proseKeys = wordSet("title", "subtitle", "text", "name", "role", "label", "context", "said", "why", "alt",
	"caption", "notes", "call", "series", "response", "shown", "credit", "lines", "tags", "mark", "dim", "keep",
	"zh", "zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko", "en")

// listKeys are those whose values are lists of words.
var listKeys = wordSet("tags", "mark", "dim", "keep", "sizes", "formats", "langs", "lanes", "links", "order", "items")

func wordSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
