package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compiled is the schema that `cards schema NAME` prints, ready to check with.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	code, out, errOut := invoke(t, "schema", name)
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSchemas: what each command prints holds to the schema that the program gives for it, and what other programs could not
// read does not: a schema that passes everything would be no help.
func TestSchemas(t *testing.T) {
	decks, err := filepath.Glob("../../assets/decks/*.yaml")
	if err != nil || len(decks) < 6 {
		t.Fatalf("%d sample decks, %v", len(decks), err)
	}
	out := t.TempDir()
	var manifests, inspections, checks [][]string
	for _, deck := range decks {
		manifests = append(manifests, []string{"render", deck, "--out", out, "--json", "--size", "og,wechat-square"})
		inspections = append(inspections, []string{"inspect", deck, "--all"})
		checks = append(checks, []string{"check", deck, "--json"})
	}
	wrong, err := filepath.Glob("../../internal/deck/testdata/codes/*.yaml")
	if err != nil || len(wrong) < 50 {
		t.Fatalf("%d decks, %v", len(wrong), err)
	}
	checks = append(checks, append([]string{"check", "--json"}, wrong...))
	var imports [][]string
	for _, file := range importSamples(t) {
		imports = append(imports, []string{"import", "--json", file})
	}
	for _, row := range []struct {
		schema string
		args   [][]string
		// required is a key whose loss must be noticed, in the first object; first is true where the value is a list.
		required string
	}{
		{"manifest", manifests, "files"},
		{"inspect", inspections, "pages"},
		{"check", checks, "code"},
		{"room", [][]string{{"check", "--room", "--json", "../../assets/decks/walden.en.yaml"}, {"check", "--room", "--json", "../../assets/decks/spaceflight.yaml"}}, "platforms"},
		{"import", imports, "notes"},
		{"curate", [][]string{
			{"curate", "--json", "../../internal/transcript/testdata/transcripts/craft.ja.srt", "--date", "2024-11-02"},
			{"curate", "--json", "../../internal/transcript/testdata/transcripts/lighthouse.en.vtt"},
			{"curate", "--json", "../../internal/transcript/testdata/transcripts/sand.zh.json"},
		}, "quotes"},
		{"diff", [][]string{{"diff", "--json", filepath.Join(out, "walden.en"), filepath.Join(out, "spaceflight")}}, "changes"},
		{"date", [][]string{{"date", "--json", "2008年夏", "2002-06~", "公元前221年", "../2020", "2008-02-30", "年年年", "1990s"}}, "edtf"},
		{"typeset", [][]string{
			{"typeset", "--json", "我们正处于智能大爆炸的非常非常早期的阶段。"},
			{"typeset", "--json", "--lang", "ja", "--vertical", "--align", "justify", "これは「文章」です。\n次の行"},
			{"typeset", "--json", "--lang", "en", "--balance", "--family", "sans", "Don’t aspire to glory; aspire to work."},
			{"typeset", "--json", ""},
		}, "lines"},
	} {
		t.Run(row.schema, func(t *testing.T) {
			schema := compiled(t, row.schema)
			for _, args := range row.args {
				code, printed, errOut := invoke(t, args...)
				if code != exitOK && code != exitCheckFailed {
					t.Fatalf("%v: exit %d: %s", args, code, errOut)
				}
				value, err := jsonschema.UnmarshalJSON(strings.NewReader(printed))
				if err != nil {
					t.Fatalf("%v: not JSON: %v", args, err)
				}
				if err := schema.Validate(value); err != nil {
					t.Errorf("%v: %.3000v", args, err)
				}
				object := value
				if list, ok := value.([]any); ok {
					if len(list) == 0 {
						continue
					}
					object = list[0]
				}
				fields := object.(map[string]any)
				kept, ok := fields[row.required]
				if !ok {
					t.Fatalf("%v: no %s", args, row.required)
				}
				fields[row.required] = map[string]any{"no": "such"}
				if schema.Validate(value) == nil {
					t.Errorf("the schema of %s passes a map for %s", row.schema, row.required)
				}
				delete(fields, row.required)
				if schema.Validate(value) == nil {
					t.Errorf("the schema of %s passes a value without %s", row.schema, row.required)
				}
				fields[row.required] = kept
			}
		})
	}
	// The file is the same as what was printed.
	_, printed, _ := invoke(t, "render", decks[0], "--out", out, "--json")
	stem := strings.TrimSuffix(filepath.Base(decks[0]), ".yaml")
	data, err := os.ReadFile(filepath.Join(out, stem, "manifest.json"))
	if err != nil || !bytes.Equal(data, []byte(printed)) {
		t.Errorf("the manifest in the folder and on standard output differ: %v", err)
	}
	if !json.Valid(data) {
		t.Error("the manifest is no JSON")
	}
}

// TestDeckSchema: the schema of decks takes decks and notices what reading them would refuse.
func TestDeckSchema(t *testing.T) {
	schema := compiled(t, "deck")
	for _, text := range []string{`{"quotes":["有用"]}`, `{"deck":1,"title":"题","quotes":[{"id":"a","text":"好","mark":["好"]}],"timelines":[{"title":"路","events":[{"date":1995,"title":"甲"}]}]}`} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{`{"quots":["有用"]}`, `{"quotes":[{"speeker":"王"}]}`, `{"quotes":5}`, `[]`} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value) == nil {
			t.Errorf("%s passes", text)
		}
	}
}
