<?php

// What an app in PHP does with posthog-php. Its first argument is the file that loads classes.
//
// With a second, `version`, it says which version that is. Else it reads from standard input the host
// to talk to and whom to ask flags for, and writes what the SDK answered.

require $argv[1];

use PostHog\Client;
use PostHog\PostHog;

const KEY = 'phc_flagbook';
const BIG_IDS = [9007199254740993, 9007199254740992];
const BIG_IDS = [9007199254740993, 9007199254740992];

// Standard output is for the report alone.
ini_set('display_errors', 'stderr');

function open_client(string $host, ?string $secretKey = null): Client
{
    PostHog::init(KEY, ['host' => $host], secretKey: $secretKey);
    return PostHog::getClient();
}

function capture_events(): void
{
    PostHog::capture([
        'distinctId' => 'ada',
        'event' => 'signed up',
        'timestamp' => '2024-02-03T04:05:06.789Z',
        'uuid' => '0190e3a7-7c3e-7000-8000-00000000ada0',
        'properties' => [
            'big_id' => 9007199254740993,
            'city' => 'Łódź 🚲',
            'tags' => ['a', 'b'],
            'address' => ['zip' => '00-001'],
            'nothing' => null,
            'ratio' => 0.1,
            '$set' => ['email' => 'ada@example.com', 'plan' => 'pro'],
            '$set_once' => ['joined' => 2024],
        ],
    ]);
    for ($index = 0; $index < 120; $index++) {
        PostHog::capture([
            'distinctId' => 'grace',
            'event' => 'clicked',
            'properties' => ['index' => $index],
        ]);
    }
    PostHog::identify([
        'distinctId' => 'edsger',
        'properties' => ['name' => 'Édsger ☕', 'plan' => 'pro'],
    ]);
    $source = ['$set' => ['source' => 'ad']];
    PostHog::capture(['distinctId' => 'visitor-7', 'event' => 'browsed', 'properties' => $source]);
    $plan = ['$set' => ['plan' => 'free']];
    PostHog::capture(['distinctId' => 'barbara', 'event' => 'joined', 'properties' => $plan]);
    PostHog::alias(['distinctId' => 'barbara', 'alias' => 'visitor-7']);
    PostHog::groupIdentify([
        'groupType' => 'company',
        'groupKey' => 'acme',
        'properties' => ['seats' => 500, 'name' => 'Akmé'],
    ]);
    PostHog::capture(['distinctId' => 'alan', 'event' => 'met', 'groups' => ['company' => 'acme']]);
    foreach (BIG_IDS as $id) {
        PostHog::capture(['distinctId' => $id, 'event' => 'counted']);
    }
}

function answers(array $questions, bool $locally): array
{
    return array_map(
        // An empty array would be a list in JSON.
        fn ($question) => (object) PostHog::getAllFlags(
            $question['distinct_id'],
            $question['groups'],
            $question['person_properties'],
            $question['group_properties'],
            $locally
        ),
        $questions
    );
}

/** Reads flags as an app does, twice, and captures an event that carries them. */
function read_flags(): void
{
    for ($time = 0; $time < 2; $time++) {
        $flags = PostHog::evaluateFlags('niklaus');
        $flags->isEnabled('everyone');
        $flags->getFlag('multivariate-flag');
        $flags->isEnabled('nobody');
    }
    PostHog::capture(['distinctId' => 'niklaus', 'event' => 'paid', 'flags' => $flags]);
}

function payloads(string $distinctId, bool $locally): array
{
    $flags = PostHog::evaluateFlags($distinctId, onlyEvaluateLocally: $locally);
    $keys = ['everyone', 'multivariate-flag', 'nobody'];
    return array_combine($keys, array_map(fn ($key) => $flags->getFlagPayload($key), $keys));
}

/** Asks a flag for someone, and for an account, of that number. */
function big_account(int $account): mixed
{
    $flags = PostHog::getAllFlags((string) $account, personProperties: ['account' => $account]);
    return $flags['big-account'];
}

function main(): void
{
    $request = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
    $report = [];

    open_client($request['host']);
    capture_events();
    PostHog::flush();
    $report['remote'] = answers($request['questions'], false);
    $report['payloads'] = payloads($request['payloads_for'], false);
    $report['big_accounts'] = array_map('big_account', BIG_IDS);
    read_flags();
    PostHog::shutdown();

    $client = open_client($request['host'], 'phx_flagbook');
    $report['local'] = answers($request['questions'], true);
    $report['local_payloads'] = payloads($request['payloads_for'], true);
    $client->loadFlags();
    PostHog::capture(['distinctId' => 'ada', 'event' => 'left']);
    PostHog::shutdown();

    echo json_encode($report, JSON_THROW_ON_ERROR), "\n";
}

if (($argv[2] ?? null) === 'version') {
    echo json_encode(['version' => PostHog::VERSION, 'runtime' => 'PHP ' . PHP_VERSION]), "\n";
} else {
    main();
}
