package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"cards/internal/curate"
	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/edtf"
	"cards/internal/source"
	"cards/internal/transcript"

	"github.com/spf13/cobra"
)

// curateFlags are the flags of curate.
type curateFlags struct {
	output, date, title string
	speaker, host       string
	merge, html         string
	top                 int
	force, asJSON       bool
}

// curate proposes a deck out of a transcript.
func (a *app) curate() *cobra.Command {
	var f curateFlags
	c := &cobra.Command{
		Use:   "curate TRANSCRIPT",
		Short: "Propose quotes and dated events out of a transcript, as a deck to edit",
		Long: `curate reads the transcript of an interview, a talk or a podcast (text, Markdown, SRT, WebVTT,
Whisper's JSON, TTML, ASS, DOCX, HTML, PDF) and proposes what is worth a card: quotes, the best first,
each with the reasons for it, and the events that are told with a date. It writes a deck that
renders as it stands, to be pruned. Words are never changed; what is left out is shown as an ellipsis.
- reads standard input.`,
		Example: "  cards curate talk.txt --date 2025-06-16 --speaker 埃隆·马斯克 -o talk.yaml\n  cards curate part2.txt --merge talk.yaml\n  cards curate interview.srt --top 30 --json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fail(exitUsage, "cards curate needs one transcript, such as talk.txt or interview.srt")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			anchor, err := f.finish()
			if err != nil {
				return err
			}
			p, found, err := a.readTranscript(args[0], &f, anchor)
			if err != nil {
				return err
			}
			a.tell(found, false)
			if p == nil {
				return &exitError{code: exitUnrendered}
			}
			if f.asJSON {
				return a.json(p.Answer(args[0]))
			}
			return a.curatedOrNot(args[0], p, &f)
		},
	}
	c.Flags().StringVarP(&f.output, "output", "o", "", "the deck to write, in place of standard output")
	c.Flags().BoolVar(&f.force, "force", false, "overwrite that file")
	c.Flags().IntVar(&f.top, "top", curate.DefaultTop, "how many quotes to propose at most")
	c.Flags().StringVar(&f.date, "date", "", "the day the words were said (EDTF, or words); relative dates are measured from it")
	c.Flags().StringVar(&f.title, "title", "", "title of the deck; the transcript's first heading or name when left out")
	c.Flags().StringVar(&f.speaker, "speaker", "", "name of who answers, where the file does not say")
	c.Flags().StringVar(&f.host, "host", "", "name of who asks")
	c.Flags().StringVar(&f.merge, "merge", "", "a deck to add to, in place; nothing that stands in it changes (with -o: write the whole there)")
	c.Flags().StringVar(&f.html, "html", "", "a page to write, with a box to tick for each proposal and a button that saves the deck")
	c.Flags().BoolVar(&f.asJSON, "json", false, "print JSON: dates, events and quotes with their places and reasons")
	return c
}

// finish checks what pflag cannot, and returns the day the words were said.
func (f *curateFlags) finish() (anchor edtf.Date, err error) {
	if f.top < 1 || f.top > curate.MaxTop {
		return anchor, fail(exitUsage, "--top %d: want 1 to %d", f.top, curate.MaxTop)
	}
	if f.speaker != "" && strings.EqualFold(f.speaker, f.host) {
		return anchor, fail(exitUsage, "--speaker and --host are both %s; they are two people", f.speaker)
	}
	if f.date != "" {
		said := strings.TrimPrefix(f.date, yearMark)
		if anchor, _, err = edtf.ParseNatural(said, ""); err != nil {
			return anchor, fail(exitUsage, "--date %s is not a date: %v", said, err)
		}
		if anchor.Start().IsZero() {
			return anchor, fail(exitUsage, "--date %s is no single date: write a day, such as 2025-06-16", said)
		}
	}
	if f.merge != "" && f.html != "" {
		return anchor, fail(exitUsage, "--merge and --html: the page saves a deck of its own; say one of them")
	}
	if f.html != "" {
		page := importFlags{output: f.html, force: f.force}
		if err := page.finishOutput(); err != nil {
			return anchor, err
		}
		if f.html == "-" || f.html == f.output {
			return anchor, fail(exitUsage, "--html %s: name a file of its own, such as talk.html", f.html)
		}
	}
	out := importFlags{output: f.output, force: f.force && f.output != ""}
	if f.asJSON && (f.merge != "" || f.html != "") {
		return anchor, fail(exitUsage, "--json prints to standard output; leave --merge and --html out")
	}
	if f.asJSON && f.output != "" && f.output != "-" {
		return anchor, fail(exitUsage, "--json prints to standard output; leave -o out")
	}
	err = out.finishOutput()
	f.output = out.output
	return anchor, err
}

// readTranscript reads a file, or standard input for -, and looks for what is worth a card. The proposal is nil when the list holds an error.
func (a *app) readTranscript(path string, f *curateFlags, anchor edtf.Date) (*curate.Proposal, diag.List, error) {
	var data []byte
	var err error
	name := path
	if path == "-" {
		name = "standard input"
		data, err = io.ReadAll(io.LimitReader(a.in, transcript.MaxSize+1))
		if err != nil {
			return nil, nil, err
		}
	} else {
		if _, err := os.Stat(path); err != nil {
			return nil, nil, fail(exitUsage, "%s: there is no such file", path)
		}
		if data, err = source.ReadFile(path, transcript.MaxSize); err != nil {
			return nil, nil, fail(exitUsage, "%s: %v", path, err)
		}
	}
	t, found := transcript.Read(name, data, transcript.Options{Speaker: f.speaker, Host: f.host})
	if t == nil {
		return nil, found, nil
	}
	return curate.Curate(t, curate.Options{Top: f.top, Date: anchor}), found, nil
}

// curatedOrNot writes what was found where it is wanted, and refuses when that is nothing.
func (a *app) curatedOrNot(path string, p *curate.Proposal, f *curateFlags) error {
	switch {
	case len(p.Quotes) == 0 && len(p.Events) < 2:
		return fail(exitUnrendered, "%s: nothing here is worth a card: no sentence is whole, of a speaker and of some weight", path)
	case f.merge != "":
		return a.curatedInto(path, p, f)
	}
	return a.curated(path, p, f)
}

// curated writes what was found and says what became of it.
func (a *app) curated(path string, p *curate.Proposal, f *curateFlags) error {
	found := foundIn(p)
	deckPath := f.output
	if deckPath == "" {
		deckPath = f.html // the deck is held to be saved beside the page
	}
	beside, err := fromDeck(deckPath, path)
	if err != nil {
		return err
	}
	options := curate.DeckOptions{File: beside, Title: f.title}
	if f.html != "" {
		if err := a.curatedPage(p, f, options, found); err != nil || f.output == "" {
			return err
		}
	}
	data := p.Deck(options)
	if f.output == "" {
		fmt.Fprintf(a.err, "read as %s (%s): %s\n", p.Transcript.Format, p.Transcript.Encoding.Name, found)
		_, err := a.out.Write(data)
		return err
	}
	if err := writeNew(f.output, data, f.force); err != nil {
		return err
	}
	fmt.Fprintf(a.err, "wrote %s (read as %s, %s): %s; prune it, then make its pictures with: cards %s\n", f.output, p.Transcript.Format, p.Transcript.Encoding.Name, found, f.output)
	_, err = fmt.Fprintln(a.out, f.output)
	return err
}

// curatedPage writes the page with tick boxes.
func (a *app) curatedPage(p *curate.Proposal, f *curateFlags, options curate.DeckOptions, found string) error {
	name := "talk.yaml"
	if f.output != "" {
		name = filepath.Base(f.output)
	} else if options.File != "" {
		stem := filepath.Base(options.File)
		for range 2 { // talk.zh.txt
			stem = strings.TrimSuffix(stem, filepath.Ext(stem))
		}
		name = stem + ".yaml"
	}
	page, err := p.Page(options, name)
	if err != nil {
		return err
	}
	if err := writeNew(f.html, page, f.force); err != nil {
		return err
	}
	fmt.Fprintf(a.err, "wrote %s: %s; open it in a browser, tick what is good, and save the deck\n", f.html, found)
	_, err = fmt.Fprintln(a.out, f.html)
	return err
}

// foundIn says how much a proposal has.
func foundIn(p *curate.Proposal) string {
	s := fmt.Sprintf("%d quotes out of %d sentences", len(p.Quotes), len(p.Transcript.Sentences()))
	if len(p.Events) > 1 {
		s += fmt.Sprintf(", %d events", len(p.Events))
	}
	return s
}

// curatedInto adds what was found to a deck.
func (a *app) curatedInto(path string, p *curate.Proposal, f *curateFlags) error {
	// A link stays one: what it leads to is written.
	target, err := filepath.EvalSymlinks(f.merge)
	if err != nil {
		return fail(exitUsage, "--merge %s: there is no such file", f.merge)
	}
	data, list := deck.ReadFile(target)
	if list.HasErrors() {
		return list
	}
	output, force := f.merge, true
	if f.output != "" {
		output, target, force = f.output, f.output, f.force
	}
	beside, err := fromDeck(target, path)
	if err != nil {
		return err
	}
	m, list := p.Merge(f.merge, data, curate.DeckOptions{File: beside, Title: f.title})
	if m == nil {
		return list
	}
	for _, n := range m.Notes {
		fmt.Fprintf(a.err, "note: %s\n", n)
	}
	known := ""
	if m.Known > 0 {
		known = fmt.Sprintf(" (%d were there already)", m.Known)
	}
	if m.Quotes+m.Events == 0 && f.output == "" {
		fmt.Fprintf(a.err, "%s has all of it already\n", f.merge)
		return nil
	}
	if err := writeNew(target, m.Deck, force); err != nil {
		return err
	}
	fmt.Fprintf(a.err, "added %d quotes%s and %d events to %s; nothing else in it changed\n", m.Quotes, known, m.Events, output)
	_, err = fmt.Fprintln(a.out, output)
	return err
}

// fromDeck returns the path of a transcript from the folder of a deck, with slashes; standard input has none. A deck on standard output is held to
// stand where we do.
func fromDeck(deck, transcript string) (string, error) {
	if transcript == "-" {
		return "", nil
	}
	folder := "."
	if deck != "" {
		folder = filepath.Dir(deck)
	}
	from, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(transcript)
	if err != nil {
		return "", err
	}
	beside, err := filepath.Rel(from, to)
	if err != nil {
		return filepath.ToSlash(to), nil // on another disk
	}
	return filepath.ToSlash(beside), nil
}
