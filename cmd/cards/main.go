// Command cards turns a deck of quotes and dated events into pictures. Each file here is one command: flags in, a call,
// a message out.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	// A closed pipe (cards … | head) ends the program quietly instead of by SIGPIPE in the middle of a file.
	signal.Ignore(syscall.SIGPIPE)
	ignoreFileLimit()
	ctx := stoppable()
	done := make(chan int, 1)
	go func() { done <- run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr) }()
	select {
	case code := <-done:
		os.Exit(code)
	case <-ctx.Done():
	}
	// What waits for a terminal's input or draws a picture of a wall's size does not hear of the end in time. Files are
	// whole or temporary at any moment, so leaving is always safe.
	select {
	case code := <-done:
		os.Exit(code)
	case <-time.After(grace):
		fmt.Fprintln(os.Stderr, "cards: stopped at once; what is written is whole")
		os.Exit(stopCode(ctx))
	}
}

// grace is how long a run that was told to stop may put things in order: below the second that people wait.
const grace = 800 * time.Millisecond

// stopError is the cause of a context that a signal ended.
type stopError struct{ signal syscall.Signal }

func (e stopError) Error() string { return e.signal.String() }

// stoppable returns a context that SIGINT (Ctrl-C) or SIGTERM ends, with a stopError as its cause. A second signal ends the
// program where it stands.
func stoppable() context.Context {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		s := <-signals
		signal.Stop(signals)
		number, ok := s.(syscall.Signal)
		if !ok {
			number = syscall.SIGINT
		}
		cancel(stopError{number})
	}()
	return ctx
}

// stopCode is the exit code of a run that was stopped: 128 and the number of the signal, as shells count.
func stopCode(ctx context.Context) int {
	var stop stopError
	if errors.As(context.Cause(ctx), &stop) && stop.signal == syscall.SIGTERM {
		return exitTerminated
	}
	return exitInterrupted
}
