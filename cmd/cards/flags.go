package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"cards/internal/job"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/text/language"
)

// deckFlags are the flags of every command that lays a deck out.
type deckFlags struct {
	request job.Request
	mem     string
	// drawing tells that the command draws, and has the flags of that.
	drawing bool
	// slideText and slideFonts are how text and its fonts come onto slides.
	slideText, slideFonts string
	// svgText is how text stands in SVG files.
	svgText string
	debug   []string
	asJSON  bool
	strict  bool
}

// add registers the flags that choose what is laid out and how.
func (f *deckFlags) add(flags *pflag.FlagSet) {
	r := &f.request
	flags.StringSliceVar(&r.Sizes, "size", nil, "sizes instead of the deck's: a name, an alias, WxH or Wxauto")
	flags.BoolVar(&r.AllSizes, "all", false, "every preset size")
	flags.StringVar(&r.Theme, "theme", "", "theme instead of the deck's: a name or a file")
	flags.StringVar(&r.Variant, "variant", "", "light, dark or auto")
	flags.StringVar(&r.Lang, "lang", "", "language instead of the deck's (BCP 47)")
	flags.StringSliceVar(&r.Langs, "langs", nil, "one set of pictures for each of these languages")
	flags.StringSliceVar(&r.Only, "only", nil, "only the cards with these ids")
	flags.BoolVar(&r.AllowMissing, "allow-missing", false, "draw a box for a character that no font has")
	flags.BoolVar(&r.AllowOutside, "allow-outside", false, "read files outside the deck's folder")
	flags.StringArrayVar(&r.Transcripts, "source", nil, "the transcript that quotes are verified against, instead of the file: of their sources; ID=FILE for one source")
	flags.IntVar(&r.Jobs, "jobs", 0, "pictures in work at once (default: one a core)")
	flags.BoolVar(&f.strict, "strict", false, "take warnings for errors")
}

// addReveal registers the flag of those commands that show a timeline's frames.
func (f *deckFlags) addReveal(flags *pflag.FlagSet) {
	flags.BoolVar(&f.request.Reveal, "reveal", false, "each timeline as a series: one event lit at a time, then all")
}

// addDrawing registers the flags that matter for pixels.
func (f *deckFlags) addDrawing(flags *pflag.FlagSet) {
	f.drawing = true
	f.addPixels(flags)
	r := &f.request
	flags.StringVar(&r.Out, "out", "out", "folder for the pictures")
	flags.StringSliceVar(&r.Formats, "format", nil, "formats instead of the deck's: png, jpg, webp, svg, html (to embed, see --html), pdf (one document), pptx (slides to go on working with); one of the last two alone writes just that file")
	flags.StringVar(&r.Slides.Template, "pptx-template", "", "a .potx or .pptx: slides in its theme, on its layouts, of its size")
	flags.IntVar(&r.Quality, "quality", job.DefaultQuality, "quality of JPEG files, 1 to 100")
	flags.StringVar(&f.svgText, "svg-text", "embedded", "text of SVG files: embedded, with its fonts in the file, or outline for programs that read no fonts from a picture")
	flags.StringVar(&r.HTML.Form, "html", "", "also HTML, under embed/, in a form: figure (pictures for every window, the default of --format html), list (the words, as headings, quotations and lists) or wechat (the words, in inline styles)")
	flags.BoolVar(&r.HTML.Inline, "html-inline", false, "HTML with its pictures in the file")
	flags.BoolVar(&r.HTML.Dark, "html-dark", false, "figures with pictures in both variants of the theme, for readers in light and in dark mode")
	flags.StringVar(&f.slideText, "pptx-text", "editable", "text of slides: editable, or picture for exact pictures")
	flags.StringVar(&f.slideFonts, "pptx-fonts", "theme", "fonts of slides: theme, or exact to name them at every text")
	flags.DurationVar(&r.Animate.Step, "animate-step", 0, "how long each event is lit, as 1.5s (default: as long as reading it takes)")
	flags.IntVar(&r.Animate.Loops, "animate-loops", 0, "how often moving pictures are shown; 0 is for ever, 1 comes to rest on the whole timeline")
	flags.BoolVar(&r.Palette, "palette", false, "PNG files of at most 256 colours, which are smaller; without it pictures of more colours keep them all")
	flags.Float64Var(&r.DPI, "dpi", 0, "print density written into the files")
	flags.StringSliceVar(&f.debug, "debug", nil, "pictures of their own, under debug/, that show boxes (lines, ink, the safe area), platform (what the apps cover or cut) or both")
	flags.Lookup("debug").NoOptDefVal = string(job.DebugBoxes)
	flags.BoolVar(&r.Proof, "proof", false, "also sheets, under proof/, that show every picture at the size of a phone")
	flags.BoolVar(&r.Post, "post", false, "also a folder a platform, under post/: its pictures numbered in order, caption, alt texts, source")
	flags.StringVar(&f.mem, "mem", "", "memory for pictures in work, as 512M or 2G")
}

// addPixels registers the flags of what a layout comes to in pixels and frames, of which check tells too.
func (f *deckFlags) addPixels(flags *pflag.FlagSet) {
	r := &f.request
	flags.Float64Var(&r.Scale, "scale", 1, "pixels per px of the layout: 2 doubles them")
	flags.StringSliceVar(&r.Animate.Formats, "animate", nil, "timelines as moving pictures too, one event lit at a time: webp (lossless), apng or gif")
}

// finish checks what pflag cannot.
func (f *deckFlags) finish() error {
	f.request.Strict = f.strict
	if f.request.Jobs < 0 {
		return fail(exitUsage, "--jobs %d: want 1 or more", f.request.Jobs)
	}
	// Written so that NaN, which compares with nothing, is refused.
	if s := f.request.Scale; s != 0 && !(s >= 0.1 && s <= 8) {
		return fail(exitUsage, "--scale %g: want 0.1 to 8", s)
	}
	if d := f.request.DPI; !(d >= 0 && d <= 10_000) {
		return fail(exitUsage, "--dpi %g: want 0 (none) to 10000", d)
	}
	for _, format := range f.request.Animate.Formats {
		if !slices.Contains(job.AnimationFormats(), format) {
			return fail(exitUsage, "--animate %s: want %s", format, strings.Join(job.AnimationFormats(), ", "))
		}
	}
	if d := f.request.Animate.Step; d != 0 && (d < 100*time.Millisecond || d > 20*time.Second) {
		return fail(exitUsage, "--animate-step %v: want 0.1s to 20s", d)
	}
	if n := f.request.Animate.Loops; n < 0 || n > 65535 {
		return fail(exitUsage, "--animate-loops %d: want 0 (for ever) to 65535", n)
	}
	for _, choice := range []struct {
		flag, value string
		plain, set  string
		to          *bool
	}{{"svg-text", f.svgText, "embedded", "outline", &f.request.Outlines}, {"pptx-text", f.slideText, "editable", "picture", &f.request.Slides.Pictures}, {"pptx-fonts", f.slideFonts, "theme", "exact", &f.request.Slides.ExactFonts}} {
		if choice.value != "" && choice.value != choice.plain && choice.value != choice.set {
			return fail(exitUsage, "--%s %s: want %s or %s", choice.flag, choice.value, choice.plain, choice.set)
		}
		*choice.to = choice.value == choice.set
	}
	if f.drawing && (f.request.Quality < 1 || f.request.Quality > 100) {
		return fail(exitUsage, "--quality %d: want 1 to 100", f.request.Quality)
	}
	if form := f.request.HTML.Form; form != "" && !slices.Contains(job.HTMLForms(), form) {
		return fail(exitUsage, "--html %s: want one of %s", form, strings.Join(job.HTMLForms(), ", "))
	}
	var err error
	if f.request.Debug, err = job.ParseDebug(f.debug); err != nil {
		return fail(exitUsage, "--debug %s: %v", strings.Join(f.debug, ","), err)
	}
	if err := checkLanguages(append(f.request.Langs, f.request.Lang)...); err != nil {
		return err
	}
	if f.mem != "" {
		n, err := parseBytes(f.mem)
		if err != nil {
			return fail(exitUsage, "--mem %s: %v", f.mem, err)
		}
		f.request.Memory = n
	}
	return nil
}

// checkLanguages refuses what is no language; an empty one is the deck's own.
func checkLanguages(langs ...string) error {
	for _, l := range langs {
		if l == "" {
			continue
		}
		if _, err := language.Parse(l); err != nil {
			return fail(exitUsage, "%s is not the tag of a language: write one such as zh-Hans, zh-Hant, ja, ko or en", l)
		}
	}
	return nil
}

// parseBytes reads 512M, 2G, 1000000.
func parseBytes(s string) (int64, error) {
	unit := int64(1)
	upper := strings.ToUpper(strings.TrimSuffix(strings.TrimSuffix(s, "iB"), "B"))
	for suffix, n := range map[string]int64{"K": 1 << 10, "M": 1 << 20, "G": 1 << 30} {
		if rest, ok := strings.CutSuffix(upper, suffix); ok {
			upper, unit = rest, n
		}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(upper), 10, 64)
	if err != nil || n <= 0 || n > 1<<40/unit {
		return 0, fmt.Errorf("want a size as 512M or 2G")
	}
	return n * unit, nil
}

// decksArgs demands at least one deck and says how to begin when there is none.
func decksArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fail(exitUsage, "which deck? For example:\n  cards new talk && cards %s talk.yaml", c.Name())
	}
	return nil
}
