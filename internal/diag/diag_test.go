package diag

import (
	"errors"
	"fmt"
	"testing"
)

func TestStrings(t *testing.T) {
	for _, row := range []struct {
		d    Diagnostic
		want string
	}{
		{Diagnostic{}, "note: "},
		{Diagnostic{Message: "m"}, "note: m"},
		{Diagnostic{Pos: Pos{File: "a.yaml"}, Severity: Warning, Message: "m"}, "a.yaml: warning: m"},
		{Diagnostic{Pos: Pos{File: "a.yaml", Line: 3}, Severity: Error, Message: "m"}, "a.yaml:3: error: m"},
		{Diagnostic{Pos: Pos{"a.yaml", 3, 5}, Severity: Error, Code: "bad-key", Message: "m", Hint: "do", Card: "work"},
			"a.yaml:3:5: error: card work: m; do [bad-key]"},
		// Without a line a column says nothing.
		{Diagnostic{Pos: Pos{File: "a.yaml", Column: 5}, Message: "m"}, "a.yaml: note: m"},
	} {
		if got := row.d.String(); got != row.want {
			t.Errorf("%+v: %q, want %q", row.d, got, row.want)
		}
	}
}

func TestIsZero(t *testing.T) {
	if !(Pos{}).IsZero() {
		t.Error("nothing known is not zero")
	}
	for _, p := range []Pos{{File: "a"}, {Line: 1}, {Column: 1}} {
		if p.IsZero() {
			t.Errorf("%+v is zero", p)
		}
	}
}

func TestAddAndCount(t *testing.T) {
	var l List
	at := Pos{"a.yaml", 1, 2}
	l.Notef(at, "n", "", "note %d", 1)
	l.Warnf(at, "w", "mend it", "warning %s", "two")
	if l.HasErrors() || l.Err() != nil {
		t.Errorf("no error was added, and there is one: %v", l.Err())
	}
	l.Errorf(at, "e", "", "error %q", "three")
	for severity, want := range map[Severity]int{Note: 3, Warning: 2, Error: 1} {
		if got := l.Count(severity); got != want {
			t.Errorf("%d are %s or worse, want %d", got, severity, want)
		}
	}
	if !l.HasErrors() {
		t.Error("the error is not counted")
	}
	want := "a.yaml:1:2: note: note 1 [n]\na.yaml:1:2: warning: warning two; mend it [w]\na.yaml:1:2: error: error \"three\" [e]"
	if got := l.Error(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// A list comes back out of a wrapped error: the command prints it line by line.
func TestListAsError(t *testing.T) {
	var l List
	l.Errorf(Pos{}, "e", "", "m")
	err := fmt.Errorf("deck: %w", l.Err())
	var got List
	if !errors.As(err, &got) || len(got) != 1 || got[0].Code != "e" {
		t.Errorf("out of %v came %v", err, got)
	}
}

// Sorting is by file, line and column, and what stands at one place keeps its order.
func TestSort(t *testing.T) {
	l := List{
		{Pos: Pos{"b", 1, 1}, Code: "6"},
		{Pos: Pos{"a", 10, 1}, Code: "5"},
		{Pos: Pos{"a", 2, 9}, Code: "3"},
		{Pos: Pos{"a", 2, 9}, Code: "4", Severity: Error},
		{Pos: Pos{"a", 2, 1}, Code: "2"},
		{Pos: Pos{}, Code: "0"},
		{Pos: Pos{File: "a"}, Code: "1"},
	}
	l.Sort()
	for i, d := range l {
		if want := fmt.Sprint(i); d.Code != want {
			t.Errorf("place %d holds %s", i, d.Code)
		}
	}
}
