//go:build tools

// Package cli names the command to build, so that go.mod keeps what it needs.
package cli

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
