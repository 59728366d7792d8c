package source

import "strings"

// explained is a syntax error in words for people.
type explained struct {
	// line and column are where it is told, culprit the line that must be left out to read on.
	line, column, culprit int
	code, message, hint   string
}

// parserTalk translates the messages of the YAML parser. The first entry whose words are in the message
// (or its context) holds. atContext says that the place to look at is where the construct began, not where
// the parser gave up.
var parserTalk = []struct {
	words, context      string
	atContext           bool
	code, message, hint string
}{
	{"unexpected end of stream", "quoted scalar", true, "yaml-quote", "the quote that opens here is never closed",
		"close it with the same straight quote"},
	{"unexpected document indicator", "quoted scalar", true, "yaml-quote", "the quote that opens here is never closed",
		"close it with the same straight quote"},
	{"unknown escape character", "", false, "yaml-escape", `a backslash in a "…" text starts an escape, and this one does not exist`,
		`write \\ for a backslash, or use '…'`},
	{"hexadecimal number", "", false, "yaml-escape", "the escape needs hexadecimal digits here", `write \\ for a backslash, or use '…'`},
	{"invalid Unicode character escape", "", false, "yaml-escape", "the escape names a code point that does not exist", `write the character itself`},
	{"could not find expected ':'", "", true, "yaml-key", "a key and a colon are expected here, and the colon is missing",
		"write \"key: value\", or indent the line more to continue the text above"},
	{"mapping values are not allowed", "", false, "yaml-colon", "a colon and a space start a value where none can stand",
		"quote the text, or check the indentation of this line"},
	{"mapping keys are not allowed", "", false, "yaml-key", "a key cannot start here", "check the indentation of this line"},
	{"block sequence entries are not allowed", "", false, "yaml-dash", "a list item cannot start here",
		"put it on a line of its own, at the column of the items above"},
	{"did not find expected '-' indicator", "", false, "yaml-indent", "this line is neither an item of the list above nor outside it",
		"start it with \"- \" at the column of the items above, or indent it more"},
	{"did not find expected key", "", false, "yaml-indent", "this line does not fit the keys above it",
		"start it at the same column as they do"},
	{"did not find expected ',' or ']'", "", false, "yaml-bracket", "a comma or ] is missing before this place",
		"close the list with ], and quote texts that have commas, colons or brackets"},
	{"did not find expected ',' or '}'", "", false, "yaml-bracket", "a comma or } is missing before this place",
		"close the map with }, and quote texts that have commas, colons or brackets"},
	{"did not find expected node content", "", false, "yaml-value", "a value is expected here", "quote the text"},
	{"did not find expected comment or line break", "block scalar", false, "yaml-block",
		"the text of a block starts on the line after | or >", "move it there, indented, or quote it"},
	{"indentation indicator", "", false, "yaml-block", "the number after | or > must be 1 to 9", "leave it out"},
	{"leading all-spaces line", "", false, "yaml-indent", "an empty line of this text is indented more than the text", "delete its spaces"},
	{"tab", "", false, "yaml-tab", "a tab stands where YAML allows spaces only", "replace it by spaces"},
	{"cannot start any token", "", false, "yaml-start", "a value cannot start with this character in YAML", "quote the text"},
	{"directive", "", false, "yaml-start", "a line that starts with % is a directive to YAML", "quote the text"},
	{"unknown anchor", "", false, "yaml-anchor", "a value that starts with * refers to another part of the file, which decks do not do", "quote the text"},
	{"anchor", "", false, "yaml-anchor", "a value that starts with & names a part of the file, which decks do not do", "quote the text"},
	{"alias", "", false, "yaml-anchor", "a value that starts with * refers to another part of the file, which decks do not do", "quote the text"},
	{"tag", "", false, "yaml-tag", "a value that starts with ! is a tag to YAML", "quote the text"},
	{"expected <document start>", "", false, "yaml-value", "the deck ended above, and this does not belong to it",
		"check the brackets and the indentation above"},
	{"control characters", "", false, "control-character", "a character stands here that no text needs", "delete it"},
}

// explain puts a fault into words for people.
func explain(fault *yamlFault) explained {
	told := explained{line: fault.line, column: fault.column, culprit: fault.line,
		code: "yaml", message: "this line cannot be read as YAML", hint: "quote the text, and check the indentation"}
	for _, talk := range parserTalk {
		if !strings.Contains(fault.message, talk.words) && (talk.context != "" || !strings.Contains(fault.context, talk.words)) {
			continue
		}
		if talk.context != "" && !strings.Contains(fault.context, talk.context) {
			continue
		}
		told.code, told.message, told.hint = talk.code, talk.message, talk.hint
		if talk.atContext && fault.contextLine > 0 {
			told.line, told.column = fault.contextLine, fault.contextColumn
			told.culprit = fault.contextLine
		}
		if talk.code == "yaml-bracket" && fault.contextLine > 0 {
			told.culprit = fault.contextLine
		}
		break
	}
	return told
}
