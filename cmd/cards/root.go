package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"cards/internal/diag"
	"cards/internal/job"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitOK          = 0
	exitCheckFailed = 1   // check found errors, date refused an expression, diff found files with old words
	exitUsage       = 2   // wrong flags or arguments, a missing file
	exitUnrendered  = 42  // the deck cannot be rendered
	exitTemporary   = 75  // a fault of the disk that may pass
	exitInterrupted = 130 // stopped by the user (SIGINT)
	exitTerminated  = 143 // stopped by the system (SIGTERM)
)

// exitError carries an exit code and, when err is not nil, what to tell.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// fail returns an error that exits with code and prints message.
func fail(code int, format string, args ...any) error {
	return &exitError{code, fmt.Errorf(format, args...)}
}

// app is what every command shares.
type app struct {
	in       io.Reader
	out, err io.Writer
}

// run executes the command line and returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, err: errOut}
	root := a.root()
	root.SetArgs(markYears(withDefaultCommand(root, joinDebug(args))))
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	var exit *exitError
	var list diag.List
	switch {
	case errors.As(err, &exit):
		if exit.err != nil {
			fmt.Fprintln(errOut, "cards: "+exit.err.Error())
		}
		return exit.code
	case errors.As(err, &list):
		fmt.Fprintln(errOut, list.Error())
		return exitUnrendered
	case job.Stopped(err), errors.Is(err, context.Canceled):
		fmt.Fprintln(errOut, "cards: stopped; what is written is whole")
		return stopCode(ctx)
	case errors.Is(err, syscall.EPIPE):
		// Whoever read the output has seen enough (cards … | head).
		return exitOK
	}
	fmt.Fprintln(errOut, "cards: "+err.Error())
	if job.Temporary(err) {
		return exitTemporary
	}
	return exitUsage
}

// root builds the command tree.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "cards DECK…",
		Short: "Turn a deck of quotes and dated events into pictures",
		Long: `cards turns a deck (quotes and dated events in a YAML file) into quote images and
timeline graphics, offline, with the fonts inside.

  cards new talk             start a deck in talk.yaml that renders as it stands
  cards talk.yaml            make its pictures in out/talk and print where
  cards quote "不要渴望荣耀，要渴望工作。" --by 埃隆·马斯克 -o work.png

The smallest deck is one line:

  quotes: ["不要渴望荣耀，要渴望工作。"]`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			return c.Help()
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(a.commands()...)
	return root
}

// withDefaultCommand makes `cards DECK` mean `cards render DECK`: when no word before the first that looks like a deck is a
// command. Flags may come first (cards --theme night talk.yaml).
func withDefaultCommand(root *cobra.Command, args []string) []string {
	flags := false
	for _, arg := range args {
		if strings.HasPrefix(arg, "-") && arg != "-" {
			flags = true
			continue
		}
		if arg == "help" || arg == "completion" || strings.HasPrefix(arg, "__complete") {
			return args
		}
		for _, c := range root.Commands() {
			if c.Name() == arg || c.HasAlias(arg) {
				return args
			}
		}
		switch strings.ToLower(filepath.Ext(arg)) {
		case ".yaml", ".yml", ".json", ".csv", ".tsv", ".xlsx":
			return append([]string{"render"}, args...)
		}
		if _, err := os.Stat(arg); err == nil || arg == "-" {
			return append([]string{"render"}, args...)
		}
		if !flags {
			return args
		}
		// It may be the value of the flag before it.
	}
	return args
}
