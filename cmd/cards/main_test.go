package main

import (
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cards": main})
}

// TestScripts runs the command as a user would: each file of testdata/script is a session.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
		"exitcode": exitCode,
	}})
}

// exitCode runs `exitcode N cards …` and demands that exit code.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || neg {
		ts.Fatalf("usage: exitcode N COMMAND …")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		type coder interface{ ExitCode() int }
		if c, ok := err.(coder); ok {
			got = strconv.Itoa(c.ExitCode())
		} else {
			got = err.Error()
		}
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}
