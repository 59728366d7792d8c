package deck

// The table of keys is the one truth about the shape of a deck: reading checks a file against it (check.go) and
// the JSON Schema is written from it (schema.go).

// form is what a value looks like.
type form uint8

const (
	formText     form = iota // one text
	formProse                // a text, or a map by language
	formByLang               // a map by language
	formBySize               // a prose, or a map by size
	formBoolean              // true or false
	formNumber               // a number between low and high
	formInteger              // a whole number between low and high
	formDate                 // EDTF, natural words, or a set as a list or a map
	formChoice               // one of words
	formLanguage             // a BCP 47 tag
	formSize                 // the name of a size, WxH, Wxauto
	formColour               // #RGB or #RRGGBB
	formWeight               // a key that is a weight of type: only for keys of maps
	formRecord               // a map with known keys
	formList                 // a list of of
	formMap                  // a map of of, with keys of the user's own
	formAny                  // one of several forms, told apart by what kind of node stands there
)

// shape describes a value.
type shape struct {
	form form
	// words are the choices of formChoice. Where open is true they are only known ones: others are kept.
	words []string
	open  bool
	// low and high bound formNumber and formInteger.
	low, high float64
	// record is the keys of formRecord.
	record *record
	// of is the shape of the elements of formList and formMap; keys, when not formText, is what keys look like.
	of   *shape
	keys form
	// any is the alternatives of formAny: at most one each for scalar, map and list.
	any []*shape
}

// record is a map with known keys.
type record struct {
	// name names the record in messages and in the schema.
	name string
	keys []key
	// need names keys of which at least one must stand, in groups.
	need [][]string
	// index finds keys, aliases included.
	index map[string]*key
	names []string
}

// key is a key of a record.
type key struct {
	name  string
	alias string
	shape *shape
	// doc says in a sentence what the key is for.
	doc string
}

func newRecord(name string, keys ...key) *record {
	r := &record{name: name, keys: keys, index: make(map[string]*key, len(keys))}
	for i := range r.keys {
		k := &r.keys[i]
		r.index[k.name] = k
		r.names = append(r.names, k.name)
		if k.alias != "" {
			r.index[k.alias] = k
			r.names = append(r.names, k.alias)
		}
	}
	return r
}

func (r *record) needs(groups ...[]string) *record {
	r.need = groups
	return r
}

func choice(words ...string) *shape     { return &shape{form: formChoice, words: words} }
func suggestion(words ...string) *shape { return &shape{form: formChoice, words: words, open: true} }
func listOf(s *shape) *shape            { return &shape{form: formList, of: s} }
func mapOf(s *shape) *shape             { return &shape{form: formMap, of: s} }
func recordOf(r *record) *shape         { return &shape{form: formRecord, record: r} }
func anyOf(s ...*shape) *shape          { return &shape{form: formAny, any: s} }
func whole(low, high float64) *shape    { return &shape{form: formInteger, low: low, high: high} }

// The shapes without parts.
var (
	aText     = &shape{form: formText}
	prose     = &shape{form: formProse}
	byLang    = &shape{form: formByLang}
	boolean   = &shape{form: formBoolean}
	aDate     = &shape{form: formDate}
	aLanguage = &shape{form: formLanguage}
	aSize     = &shape{form: formSize}
	aColour   = &shape{form: formColour}
	share     = &shape{form: formNumber, low: 0, high: 1}
	// texts is a list that may be written as one text.
	texts = anyOf(aText, listOf(aText))
	focus = listOf(share)
)

// The choices of the format, in the order in which they are shown.
var (
	variants        = []string{"auto", "light", "dark"}
	runOns          = []string{"none", "rule"}
	runOnEdges      = []string{"foot", "top"}
	formats         = []string{"png", "jpg", "webp", "svg", "pdf", "pptx", "html"}
	quoteLayouts    = []string{"auto", "left", "centre", "vertical", "lead", "big-number", "hanging-mark", "dialogue", "bilingual", "photo", "image", "portrait-side"}
	timelineLayouts = []string{"auto", "vertical", "horizontal", "serpentine", "lanes", "list"}
	scales          = []string{"auto", "time", "even", "log"}
	axes            = []string{"left", "centre", "right"}
	statuses        = []string{"fact", "alleged", "disputed", "planned"}
	sourceKinds     = []string{"interview", "speech", "book", "article", "post", "court"}
	platforms       = []string{"xiaohongshu", "wechat", "weibo", "douyin", "tiktok", "bilibili", "x", "instagram", "linkedin", "facebook", "threads"}
)

var imageRecord = newRecord("image",
	key{name: "file", shape: aText, doc: "The picture, relative to the deck."},
	key{name: "focus", shape: focus, doc: "The point that stays in view: two shares of 1, from the left and the top."},
	key{name: "treatment", shape: choice("plain", "duotone"), doc: "Plain, or in two colours of the theme."},
	key{name: "credit", shape: prose, doc: "The photographer."},
).needs([]string{"file"})

var anImage = anyOf(aText, recordOf(imageRecord))

var runOnRecord = newRecord("run_on",
	key{name: "image", shape: anImage, doc: "The picture that runs through the cards, at best a wide one."},
	key{name: "edge", shape: choice(runOnEdges...), doc: "Where it runs: along the foot of the cards, or along their top. Foot where it is left out."},
).needs([]string{"image"})

var speakerRecord = newRecord("speaker",
	key{name: "name", shape: prose, doc: "The name as it stands on cards."},
	key{name: "role", shape: prose, doc: "What the speaker is."},
	key{name: "dynasty", shape: prose, doc: "The dynasty, shown 〔唐〕 before the name."},
	key{name: "portrait", shape: aText, doc: "A picture of the speaker, relative to the deck."},
	key{name: "focus", shape: focus, doc: "The point of the portrait that stays in view."},
).needs([]string{"name"})

var sourceRecord = newRecord("source",
	key{name: "title", shape: prose, doc: "The title, without brackets: they are put round it by language."},
	key{name: "kind", shape: suggestion(sourceKinds...), doc: "What kind of source it is."},
	key{name: "url", shape: aText, doc: "Where it can be read."},
	key{name: "published", shape: aDate, doc: "When it was published."},
	key{name: "file", shape: aText, doc: "The transcript that quotes are verified against."},
	key{name: "translated_from", shape: aLanguage, doc: "The language from which it was translated."},
	key{name: "corrections", shape: mapOf(aText), doc: "Mistakes of recognition, and what was said."},
	key{name: "author", shape: prose, doc: "The author of a book."},
	key{name: "chapter", shape: prose, doc: "The chapter."},
	key{name: "page", shape: prose, doc: "The page."},
	key{name: "edition", shape: prose, doc: "The edition."},
	key{name: "year", shape: aDate, doc: "The year of the edition."},
).needs([]string{"title"})

var brandRecord = newRecord("brand",
	key{name: "name", shape: prose, doc: "The name of the account or house."},
	key{name: "handle", shape: aText, doc: "The handle, such as @name."},
	key{name: "logo", shape: aText, doc: "A picture, relative to the deck."},
	key{name: "url", shape: aText, doc: "The address."},
	key{name: "seal", shape: aText, doc: "The characters of the seal."},
	key{name: "kind", shape: suggestion("news"), doc: "News turns quotation marks on."},
	key{name: "call", shape: prose, doc: "What readers are asked to do."},
	key{name: "colours", shape: mapOf(aColour), doc: "Colours that replace those of the theme."},
)

var coverRecord = newRecord("cover",
	key{name: "title", shape: prose, doc: "The title; the deck's where it is left out."},
	key{name: "subtitle", shape: prose, doc: "The line below it."},
	key{name: "image", shape: anImage, doc: "A picture."},
	key{name: "alt", shape: prose, doc: "The alternative text of the picture."},
	key{name: "caption", shape: prose, doc: "What is posted with the picture."},
)

var endRecord = newRecord("end",
	key{name: "title", shape: prose, doc: "The title."},
	key{name: "text", shape: prose, doc: "The text."},
	key{name: "url", shape: aText, doc: "An address; the brand's where it is left out."},
	key{name: "qr", shape: boolean, doc: "Whether the address is drawn as a QR code."},
	key{name: "image", shape: anImage, doc: "A picture."},
	key{name: "alt", shape: prose, doc: "The alternative text of the picture."},
	key{name: "caption", shape: prose, doc: "What is posted with the picture."},
)

// postKeys are what is posted, for every platform or for one.
var postKeys = []key{
	{name: "title", shape: prose, doc: "The title of the post."},
	{name: "text", shape: prose, doc: "Its text."},
	{name: "tags", shape: texts, doc: "Its tags, without #."},
}

// postRecord takes the keys themselves, and platforms with keys of their own.
var postRecord = func() *record {
	keys := append([]key(nil), postKeys...)
	for _, p := range platforms {
		keys = append(keys, key{name: p, shape: recordOf(newRecord("post for "+p, postKeys...)), doc: "What is posted on " + p + "."})
	}
	return newRecord("post", keys...)
}()

var asOfRecord = newRecord("asof",
	key{name: "date", shape: aDate, doc: "The date of the line."},
	key{name: "label", shape: prose, doc: "What it is called."},
)

var defaultsRecord = newRecord("defaults",
	key{name: "speaker", shape: aText, doc: "The speaker of quotes that name none."},
	key{name: "source", shape: aText, doc: "The source of quotes that name none."},
	key{name: "layout", shape: choice(quoteLayouts...), doc: "The layout of quotes that choose none."},
)

var deckRecord = newRecord("deck",
	key{name: "deck", shape: choice("1"), doc: "The version of the format."},
	key{name: "title", shape: prose, doc: "The title of the deck."},
	key{name: "lang", shape: aLanguage, doc: "The language, as a BCP 47 tag."},
	key{name: "date", shape: aDate, doc: "The day the words were said; relative dates are measured from it."},
	key{name: "asof", shape: anyOf(aDate, recordOf(asOfRecord)), doc: "The line across timelines after which all is forecast."},
	key{name: "theme", shape: aText, doc: "A built-in theme, or the path of one."},
	key{name: "variant", shape: choice(variants...), doc: "Light, dark, or the theme's own."},
	key{name: "series", shape: prose, doc: "The line of a series, with {n} and {of}."},
	key{name: "run_on", shape: anyOf(choice(runOns...), recordOf(runOnRecord)), doc: "What runs on from card to card of a carousel: a rule along the foot, or a picture."},
	key{name: "sizes", shape: anyOf(aSize, listOf(aSize)), doc: "Names of sizes, WxH, or Wxauto."},
	key{name: "formats", shape: anyOf(choice(formats...), listOf(choice(formats...))), doc: "The formats of pictures."},
	key{name: "use", shape: aText, doc: "A file with what the house's decks share."},
	key{name: "defaults", shape: recordOf(defaultsRecord), doc: "What quotes and timelines have that do not say otherwise."},
	key{name: "fonts", shape: mapOf(&shape{form: formMap, of: aText, keys: formWeight}), doc: "Your own font files, by family and weight."},
	key{name: "normalise", shape: anyOf(boolean, recordOf(normaliseRecord)), doc: "Whether punctuation and spaces are set right; true where it is left out. A map switches single rules."},
	key{name: "brand", shape: recordOf(brandRecord), doc: "Whose cards they are."},
	key{name: "speakers", shape: mapOf(anyOf(aText, recordOf(speakerRecord))), doc: "Who speaks, by id."},
	key{name: "sources", shape: mapOf(anyOf(aText, recordOf(sourceRecord))), doc: "Where words come from, by id."},
	key{name: "cover", shape: anyOf(boolean, recordOf(coverRecord)), doc: "The first card."},
	key{name: "end", shape: anyOf(boolean, recordOf(endRecord)), doc: "The last card."},
	key{name: "quotes", shape: listOf(anyOf(aText, recordOf(quoteRecord))), doc: "The quotes."},
	key{name: "lists", shape: listOf(recordOf(listRecord)), doc: "Cards that gather quotes."},
	key{name: "timelines", shape: listOf(recordOf(timelineRecord)), doc: "The timelines."},
	key{name: "order", shape: listOf(aText), doc: "The ids of the cards in the order in which they stand."},
	key{name: "post", shape: recordOf(postRecord), doc: "What is posted with the pictures, or a map of that by platform."},
	key{name: "langs", shape: listOf(aLanguage), doc: "The languages in which the deck is drawn."},
)

// houseKeys are the keys of a deck that a file named by use: may give.
var houseKeys = []string{"deck", "use", "lang", "theme", "variant", "series", "run_on", "sizes", "formats", "defaults", "fonts", "normalise",
	"brand", "speakers", "sources", "langs", "post"}
