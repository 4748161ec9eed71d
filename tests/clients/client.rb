# frozen_string_literal: true

# What an app in Ruby does with posthog-ruby.
#
# `client.rb version` says which version that is. Without an argument it reads from standard input
# the host to talk to and whom to ask flags for, and writes what the SDK answered.

require 'json'
require 'posthog'

KEY = 'phc_flagbook'
BIG_IDS = [9_007_199_254_740_993, 9_007_199_254_740_992].freeze

def capture_events(posthog)
  posthog.capture(
    distinct_id: 'ada',
    event: 'signed up',
    timestamp: Time.utc(2024, 2, 3, 4, 5, 6, 789_000),
    uuid: '0190e3a7-7c3e-7000-8000-00000000ada0',
    properties: {
      big_id: 9_007_199_254_740_993,
      city: 'Łódź 🚲',
      tags: %w[a b],
      address: { zip: '00-001' },
      nothing: nil,
      ratio: 0.1,
      '$set': { email: 'ada@example.com', plan: 'pro' },
      '$set_once': { joined: 2024 }
    }
  )
  120.times { |index| posthog.capture(distinct_id: 'grace', event: 'clicked', properties: { index: index }) }
  posthog.identify(distinct_id: 'edsger', properties: { name: 'Édsger ☕', plan: 'pro' })
  posthog.capture(distinct_id: 'visitor-7', event: 'browsed', properties: { '$set': { source: 'ad' } })
  posthog.capture(distinct_id: 'barbara', event: 'joined', properties: { '$set': { plan: 'free' } })
  posthog.alias(distinct_id: 'barbara', alias: 'visitor-7')
  posthog.group_identify(group_type: 'company', group_key: 'acme', properties: { seats: 500, name: 'Akmé' })
  posthog.capture(distinct_id: 'alan', event: 'met', groups: { company: 'acme' })
  BIG_IDS.each { |id| posthog.capture(distinct_id: id, event: 'counted') }
end

def answers(posthog, questions, locally:)
  questions.map do |question|
    posthog.get_all_flags(
      question['distinct_id'],
      groups: question['groups'],
      person_properties: question['person_properties'],
      group_properties: question['group_properties'],
      only_evaluate_locally: locally
    )
  end
end

# Reads flags as an app does, twice, and captures an event that carries them.
def read_flags(posthog)
  flags = nil
  2.times do
    flags = posthog.evaluate_flags('niklaus')
    flags.enabled?('everyone')
    flags.get_flag('multivariate-flag')
    flags.enabled?('nobody')
  end
  posthog.capture(distinct_id: 'niklaus', event: 'paid', flags: flags)
end

def payloads(posthog, distinct_id, **options)
  flags = posthog.evaluate_flags(distinct_id, **options)
  %w[everyone multivariate-flag nobody].to_h { |key| [key, flags.get_flag_payload(key)] }
end

# Asks a flag for someone, and for an account, of that number.
def big_account(posthog, account)
  posthog.get_feature_flag(
    'big-account', account, person_properties: { account: account }, send_feature_flag_events: false
  )
end

def main
  request = JSON.parse($stdin.read)
  host, questions, id = request.values_at('host', 'questions', 'payloads_for')
  report = {}

  posthog = PostHog::Client.new(api_key: KEY, host: host)
  capture_events(posthog)
  posthog.flush
  report['remote'] = answers(posthog, questions, locally: false)
  report['payloads'] = payloads(posthog, id)
  report['big_accounts'] = BIG_IDS.map { |account| big_account(posthog, account) }
  read_flags(posthog)
  posthog.shutdown

  posthog = PostHog::Client.new(api_key: KEY, host: host, secret_key: 'phx_flagbook')
  report['local'] = answers(posthog, questions, locally: true)
  report['local_payloads'] = payloads(posthog, id, only_evaluate_locally: true)
  posthog.reload_feature_flags
  report['remote_config'] = posthog.get_remote_config_payload('limits')
  posthog.capture(distinct_id: 'ada', event: 'left')
  posthog.shutdown

  puts JSON.generate(report)
end

if ARGV == ['version']
  puts JSON.generate(version: PostHog::VERSION, runtime: "Ruby #{RUBY_VERSION}")
else
  main
end
