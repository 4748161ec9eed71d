// What an app in Go does with posthog-go.
//
// With the argument `version` it says which version that is. Without one it reads from standard input
// the host to talk to and whom to ask flags for, and writes what the SDK answered.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/posthog/posthog-go"
)

const key = "phc_flagbook"

var bigIDs = []int64{9007199254740993, 9007199254740992}

type question struct {
	DistinctID       string                        `json:"distinct_id"`
	Groups           posthog.Groups                `json:"groups"`
	PersonProperties posthog.Properties            `json:"person_properties"`
	GroupProperties  map[string]posthog.Properties `json:"group_properties"`
}

type request struct {
	Host        string     `json:"host"`
	Questions   []question `json:"questions"`
	PayloadsFor string     `json:"payloads_for"`
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func open(host, secretKey string) posthog.Client {
	client, err := posthog.NewWithConfig(key, posthog.Config{Endpoint: host, SecretKey: secretKey})
	must(err)
	return client
}

func captureEvents(client posthog.Client) {
	must(client.Enqueue(posthog.Capture{
		DistinctId: "ada",
		Event:      "signed up",
		Timestamp:  time.Date(2024, 2, 3, 4, 5, 6, 789_000_000, time.UTC),
		Uuid:       "0190e3a7-7c3e-7000-8000-00000000ada0",
		Properties: posthog.Properties{
			"big_id":    int64(9007199254740993),
			"city":      "Łódź 🚲",
			"tags":      []string{"a", "b"},
			"address":   map[string]string{"zip": "00-001"},
			"nothing":   nil,
			"ratio":     0.1,
			"$set":      posthog.Properties{"email": "ada@example.com", "plan": "pro"},
			"$set_once": posthog.Properties{"joined": 2024},
		},
	}))
	for index := 0; index < 120; index++ {
		properties := posthog.NewProperties().Set("index", index)
		must(client.Enqueue(posthog.Capture{DistinctId: "grace", Event: "clicked", Properties: properties}))
	}
	edsger := posthog.Properties{"name": "Édsger ☕", "plan": "pro"}
	must(client.Enqueue(posthog.Identify{DistinctId: "edsger", Properties: edsger}))
	source := posthog.Properties{"$set": posthog.Properties{"source": "ad"}}
	must(client.Enqueue(posthog.Capture{DistinctId: "visitor-7", Event: "browsed", Properties: source}))
	plan := posthog.Properties{"$set": posthog.Properties{"plan": "free"}}
	must(client.Enqueue(posthog.Capture{DistinctId: "barbara", Event: "joined", Properties: plan}))
	must(client.Enqueue(posthog.Alias{DistinctId: "barbara", Alias: "visitor-7"}))
	acme := posthog.Properties{"seats": 500, "name": "Akmé"}
	must(client.Enqueue(posthog.GroupIdentify{Type: "company", Key: "acme", Properties: acme}))
	groups := posthog.NewGroups().Set("company", "acme")
	must(client.Enqueue(posthog.Capture{DistinctId: "alan", Event: "met", Groups: groups}))
	for _, id := range bigIDs {
		must(client.Enqueue(posthog.Capture{DistinctId: fmt.Sprint(id), Event: "counted"}))
	}
}

func answers(client posthog.Client, questions []question, locally bool) []map[string]any {
	all := []map[string]any{}
	for _, asked := range questions {
		flags, err := client.GetAllFlags(posthog.FeatureFlagPayloadNoKey{
			DistinctId:          asked.DistinctID,
			Groups:              asked.Groups,
			PersonProperties:    asked.PersonProperties,
			GroupProperties:     asked.GroupProperties,
			OnlyEvaluateLocally: locally,
		})
		must(err)
		all = append(all, flags)
	}
	return all
}

func evaluate(client posthog.Client, payload posthog.EvaluateFlagsPayload) *posthog.FeatureFlagEvaluations {
	flags, err := client.EvaluateFlags(payload)
	must(err)
	return flags
}

// Reads flags as an app does, twice, and captures an event that carries them.
func readFlags(client posthog.Client) {
	var flags *posthog.FeatureFlagEvaluations
	for time := 0; time < 2; time++ {
		flags = evaluate(client, posthog.EvaluateFlagsPayload{DistinctId: "niklaus"})
		flags.IsEnabled("everyone")
		flags.GetFlag("multivariate-flag")
		flags.IsEnabled("nobody")
	}
	must(client.Enqueue(posthog.Capture{DistinctId: "niklaus", Event: "paid", Flags: flags}))
}

// The SDK gives a payload as the JSON text that it is, and an empty one for none.
func payloads(client posthog.Client, distinctID string, locally bool) map[string]json.RawMessage {
	flags := evaluate(client, posthog.EvaluateFlagsPayload{DistinctId: distinctID, OnlyEvaluateLocally: locally})
	all := map[string]json.RawMessage{}
	for _, flag := range []string{"everyone", "multivariate-flag", "nobody"} {
		all[flag] = nil
		if payload := flags.GetFlagPayload(flag); payload != "" {
			all[flag] = json.RawMessage(payload)
		}
	}
	return all
}

// Asks a flag for someone, and for an account, of that number.
func bigAccount(client posthog.Client, account int64) any {
	properties := posthog.NewProperties().Set("account", account)
	flags, err := client.GetAllFlags(posthog.FeatureFlagPayloadNoKey{
		DistinctId:       fmt.Sprint(account),
		PersonProperties: properties,
	})
	must(err)
	return flags["big-account"]
}

func main() {
	output := json.NewEncoder(os.Stdout)
	if len(os.Args) > 1 && os.Args[1] == "version" {
		goVersion := "Go " + strings.TrimPrefix(runtime.Version(), "go")
		must(output.Encode(map[string]string{"version": posthog.Version, "runtime": goVersion}))
		return
	}

	var asked request
	must(json.NewDecoder(os.Stdin).Decode(&asked))
	report := map[string]any{}

	// The SDK has no flush: closing a client sends what waits.
	client := open(asked.Host, "")
	captureEvents(client)
	must(client.Close())
	client = open(asked.Host, "")
	report["remote"] = answers(client, asked.Questions, false)
	report["payloads"] = payloads(client, asked.PayloadsFor, false)
	report["big_accounts"] = []any{bigAccount(client, bigIDs[0]), bigAccount(client, bigIDs[1])}
	readFlags(client)
	must(client.Close())

	client = open(asked.Host, "phx_flagbook")
	report["local"] = answers(client, asked.Questions, true)
	report["local_payloads"] = payloads(client, asked.PayloadsFor, true)
	must(client.ReloadFeatureFlags())
	remoteConfig, err := client.GetRemoteConfigPayload("limits")
	must(err)
	report["remote_config"] = remoteConfig
	must(client.Enqueue(posthog.Capture{DistinctId: "ada", Event: "left"}))
	must(client.Close())

	must(output.Encode(report))
}
