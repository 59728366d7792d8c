package deck

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"cards/internal/source"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("deck.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("deck.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaTakesGoodDecks(t *testing.T) {
	s := compiled(t)
	files, _ := filepath.Glob("testdata/good/*.yaml")
	samples, _ := filepath.Glob("../../assets/decks/*.yaml")
	if len(files) < 3 {
		t.Fatalf("%d decks", len(files))
	}
	for _, file := range append(files, samples...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		root, list := source.Read(file, data, source.Options{})
		if list.HasErrors() {
			t.Errorf("%v", list)
		}
		if err := s.Validate(Plain(root)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// What the table says of shapes, the schema refuses too.
func TestSchemaRefusesWrongDecks(t *testing.T) {
	s := compiled(t)
	for _, text := range []string{
		"quotes: a\n",
		"quotes: [{txt: a}]\n",
		"quotes: [{text: a, speeker: b}]\n",
		"quotes: [{speaker: b}]\n",
		"quotes: [{text: }]\n",
		"variant: drak\n",
		"deck: 2\n",
		"lang: chinese-simplified-long\n",
		"brand: {colours: {accent: \"#GGG\"}}\n",
		"title: {titel: a}\n",
		"timelines: [{title: a}]\n",
		"timelines: [{title: a, events: [{date: 1995}]}]\n",
		"timelines: [{title: a, events: [{title: b}]}]\n",
		"timelines: [{title: a, events: [{title: b, date: 1, weight: 4}]}]\n",
		"timelines: [{title: a, events: [{title: b, date: 1, weight: 1.5}]}]\n",
		"speakers: {a: {name: b, focus: [0, 2]}}\n",
		"speakers: {a: {name: b, focus: [0]}}\n",
		"fonts: {serif: {bold: a.otf}}\n",
		"normalise: perhaps\n",
		"post: {facebok: {text: a}}\n",
		"order: 5\n",
	} {
		root, list := source.Read("deck.yaml", []byte(text), source.Options{})
		if list.HasErrors() {
			t.Fatalf("%s: %v", text, list)
		}
		if s.Validate(Plain(root)) == nil {
			t.Errorf("the schema takes %s", text)
		}
		if _, list := LoadBytes("deck.yaml", []byte(text), LoadOptions{}); !list.HasErrors() {
			t.Errorf("loading takes %s", text)
		}
	}
}

func TestSchemaIsStable(t *testing.T) {
	if !bytes.Equal(Schema(), Schema()) {
		t.Error("two schemas differ")
	}
}
