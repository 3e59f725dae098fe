#include "payments/prepare.hpp"

#include "payments/amount.hpp"
#include "terms/currency.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace clauseline {
namespace {

using std::chrono::sys_days;

/// What is taken for granted, each once, and of which version it is said.
class Notes {
 public:
  void add(std::string text) { add(std::move(text), both); }
  void add_from(const std::optional<Share>& share, unsigned side) {
    if (!share) return;
    for (const std::string& note : share->notes)
      add(note, side);
  }
  std::vector<std::string> told() const {
    std::vector<std::string> texts;
    for (const auto& [text, sides] : notes_)
      texts.push_back(sides == both ? text : text + (sides == old_side ? " (old)" : " (new)"));
    return texts;
  }

  static constexpr unsigned old_side = 1;
  static constexpr unsigned new_side = 2;

 private:
  static constexpr unsigned both = old_side | new_side;

  void add(std::string text, unsigned side) {
    const auto same = std::ranges::find(notes_, text, &std::pair<std::string, unsigned>::first);
    if (same == notes_.end())
      notes_.emplace_back(std::move(text), side);
    else
      same->second |= side;
  }

  std::vector<std::pair<std::string, unsigned>> notes_{};
};

class Preparation {
 public:
  Preparation(const Interpretations& versions, const Forecast& forecast, Question& question)
      : versions_(versions), forecast_(forecast), question_(question) {}

  Prepared run() {
    question_.given.earlier = &versions_.before;
    check_events();
    prepared_.window = window();
    for (const StreamTerms& terms : streams_of(versions_))
      add(terms);
    check_paid();
    if (!missing_.empty()) throw Error(std::move(missing_));
    require_used(question_.given);
    note_payments();
    prepared_.notes = notes_.told();
    return std::move(prepared_);
  }

 private:
  void check_events() {
    std::vector<std::string> known;
    for (const Interpretation* version : {&versions_.before, &versions_.after})
      for (const auto& [event, bounds] : version->things.events())
        if (std::ranges::find(known, event) == known.end()) known.push_back(event);
    std::map<std::string, std::string> asked;  // and where
    if (!question_.break_even.empty()) asked.emplace(question_.break_even, "--break-even");
    for (const Scenario& scenario : question_.scenarios)
      for (const auto& [event, day] : scenario.events)
        asked.emplace(event, "--event");
    for (const auto& [event, option] : asked)
      if (std::ranges::find(known, event) == known.end())
        missing_.push_back({.at = {.source = option},
                            .message = fmt::format("no event is called {}", beginning(event)),
                            .hint = suggestion(event, known)});
  }

  Days window() {
    const auto effective = read_date(versions_.after.agreement->effective());
    if (!question_.from && !effective)
      throw Error({.at = {.source = versions_.after.agreement->source},
                   .message = "the new version does not say from which day it applies",
                   .hint = "say from which day to compute: --from 2026-04-27"});
    const Days window{question_.from ? *question_.from : first_day(*effective),
                      question_.to ? *question_.to : last_day(forecast_)};
    if (window.empty())
      throw Error({.at = {.source = question_.to ? "--to" : forecast_.source},
                   .message = fmt::format("nothing is left to compute: from {} to {}",
                                          to_text(window.first), to_text(window.last)),
                   .hint = "--from and --to say which days count; else they are from the day of "
                           "the new version to the end of the forecast"});
    constexpr int most_days = 200 * 366;
    if (window.count() > most_days)
      throw Error({.at = {.source = forecast_.source},
                   .message = fmt::format("{} to {} is more than 200 years", to_text(window.first),
                                          to_text(window.last)),
                   .hint = "limit what is computed: --to 2050-12-31"});
    if (effective && window.first < first_day(*effective))
      notes_.add(fmt::format("the new version applies from {}; it is computed as if from {}",
                             to_text(first_day(*effective)), to_text(window.first)));
    return window;
  }

  void add(const StreamTerms& terms) {
    const bool forecast = std::ranges::any_of(
        forecast_.rows, [&](const ForecastRow& row) { return row.stream == terms.id; });
    if (!forecast) {
      leave_out(terms);
      return;
    }
    Stream stream{.id = terms.id};
    if (terms.before != nullptr) stream.before = read(*terms.before, versions_.before, terms.id);
    if (terms.after != nullptr) stream.after = read(*terms.after, versions_.after, terms.id);
    note_silence(stream);
    note_base(terms);
    notes_.add_from(stream.before, Notes::old_side);
    notes_.add_from(stream.after, Notes::new_side);
    add_paid(terms, stream);
    note_limits(stream);
    prepared_.streams.push_back(std::move(stream));
  }

  void leave_out(const StreamTerms& terms) {
    for (const Term* term : {terms.after, terms.before}) {
      if (term == nullptr || !term->active()) continue;
      notes_.add(fmt::format("the forecast says nothing of {}, which was not counted", terms.id));
      prepared_.uncounted.push_back({.stream = terms.id,
                                     .payer = std::string((*term->fact)["payer"]),
                                     .payee = std::string((*term->fact)["payee"])});
      return;
    }
  }

  Share read(const Term& term, const Interpretation& version, const std::string& stream) {
    auto share = read_share(term, version, question_.given, missing_);
    if (share.silent.empty())
      settle_currency(share, stream, {version.agreement->source, term.at()});
    return share;
  }

  /// A share that does not say in which currency it is paid is paid as it is forecast.
  void settle_currency(Share& share, const std::string& stream, const Location& at) {
    if (share.currency.empty()) {
      std::set<std::string> currencies;
      for (const ForecastRow& row : forecast_.rows)
        if (row.stream == stream) currencies.insert(row.currency);
      if (currencies.size() == 1) {
        share.currency = *currencies.begin();
        share.notes.push_back(fmt::format("{} is taken to be paid in {}, as it is forecast",
                                          share.id, share.currency));
      }
    }
    for (auto* limit : {&share.cap, &share.minimum})
      if (*limit && (*limit)->currency.empty()) (*limit)->currency = share.currency;
    if (const auto fault = fault_of_currency(share.currency))
      missing_.push_back({.at = at,
                          .message = share.currency.empty()
                                         ? fmt::format("{} does not say in which currency it is "
                                                       "paid, and is forecast in several",
                                                       share.id)
                                         : fault->message,
                          .hint = "write pay currency=\"USD\" in the term, or forecast it in one"});
  }

  void add_paid(const StreamTerms& terms, Stream& stream) {
    for (PaidBefore& paid : question_.paid) {
      if (!is_called(terms, paid.term)) continue;
      const bool two_currencies = stream.before && stream.before->cap && stream.after &&
                                  stream.after->cap &&
                                  stream.before->cap->currency != stream.after->cap->currency;
      const auto* capped = stream.after && stream.after->cap     ? &*stream.after
                           : stream.before && stream.before->cap ? &*stream.before
                                                                 : nullptr;
      if (capped == nullptr) {
        missing_.push_back({.at = {.source = "--paid"},
                            .message = fmt::format("{} has no cap to count against", paid.term),
                            .hint = "leave the option out"});
      } else if (two_currencies) {
        missing_.push_back(
            {.at = {.source = "--paid"},
             .message =
                 fmt::format("the caps of {} are in {} and in {}, so that no amount counts "
                             "against both",
                             paid.term, stream.before->cap->currency, stream.after->cap->currency),
             .hint = "leave the option out"});
      } else if (!paid.amount.currency.empty() && paid.amount.currency != capped->cap->currency) {
        missing_.push_back({.at = {.source = "--paid"},
                            .message = fmt::format("the cap of {} is in {}, not in {}", paid.term,
                                                   capped->cap->currency, paid.amount.currency),
                            .hint = "give what was paid in the currency of the cap"});
      } else {
        notes_.add(fmt::format("{} {} is taken to have been paid before under the cap of {}",
                               capped->cap->currency, paid.amount.digits, stream.id));
      }
      stream.paid_before += paid.amount.amount;
      paid_.insert(paid.term);
    }
  }

  void check_paid() {
    const auto known = names_for(versions_).streams;
    for (const PaidBefore& paid : question_.paid)
      if (!paid_.contains(paid.term))
        missing_.push_back(
            {.at = {.source = "--paid"},
             .message = fmt::format("no stream of the forecast is called {}", paid.term),
             .hint = suggestion(paid.term, known)});
  }

  void note_silence(const Stream& stream) {
    const auto note = [&](const std::optional<Share>& share, std::string_view version) {
      if (!share)
        notes_.add(fmt::format("the {} version has no {}: it pays nothing", version, stream.id));
      else if (!share->silent.empty())
        notes_.add(fmt::format("{} is {} in the {} version: it pays nothing", stream.id,
                               share->silent, version));
    };
    note(stream.before, "old");
    note(stream.after, "new");
  }

  /// A forecast gives one base for both versions, whatever each takes for its base.
  void note_base(const StreamTerms& terms) {
    if (terms.before == nullptr || terms.after == nullptr) return;
    if (!terms.before->active() || !terms.after->active()) return;
    for (const char* field : {"base.measure", "base.of", "base.deductions"}) {
      const auto& before = (*terms.before)[field].text;
      const auto& after = (*terms.after)[field].text;
      if (before == after) continue;
      notes_.add(fmt::format(
          "the {} of {} is {} in the old version and {} in the new one; the forecast is taken to "
          "be the base of both",
          field, terms.id, before.empty() ? "unstated" : before,
          after.empty() ? "unstated" : after));
    }
  }

  void note_limits(const Stream& stream) {
    for (const auto* share : {&stream.before, &stream.after}) {
      if (!*share || !(*share)->cap) continue;
      const Limit& cap = *(*share)->cap;
      const bool starts_in_window = cap.counts_from && *cap.counts_from >= prepared_.window.first;
      if (cap.length == Duration{} && stream.paid_before == 0 && !starts_in_window)
        notes_.add(
            fmt::format("nothing is taken to have been paid before {} under the cap of "
                        "{}; --paid {}=AMOUNT says otherwise",
                        to_text(prepared_.window.first), stream.id, stream.id));
      if (stream.paid_before > cap.amount)
        notes_.add(fmt::format("what was paid of {} before is more than its cap", stream.id));
      const auto& minimum = (*share)->minimum;
      if (minimum && minimum->currency == cap.currency && is_above(*minimum, cap))
        notes_.add(fmt::format("the minimum of {} is above its cap; the cap was kept", stream.id));
    }
  }

  void note_payments() {
    std::vector<std::string> fixed;
    for (const Interpretation* version : {&versions_.before, &versions_.after})
      for (const Term& term : version->terms)
        if (term.right->name == "payment" && std::ranges::find(fixed, term.id) == fixed.end())
          fixed.push_back(term.id);
    if (!fixed.empty())
      notes_.add(fmt::format("fixed payments were not computed: {}", fmt::join(fixed, ", ")));
  }

  const Interpretations& versions_;
  const Forecast& forecast_;
  Question& question_;
  Prepared prepared_{};
  Notes notes_{};
  std::vector<Problem> missing_{};
  std::set<std::string> paid_{};
};

}  // namespace

Prepared prepare(const Interpretations& versions, const Forecast& forecast, Question& question) {
  return Preparation(versions, forecast, question).run();
}

}  // namespace clauseline
