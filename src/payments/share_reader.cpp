#include "payments/share_reader.hpp"

#include "payments/amount.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

/// True for a value that is there but not shown, or that nobody wrote.
bool is_hidden(std::string_view value) {
  return value.empty() || value == "undisclosed" || value == "redacted" || value == "tbd" ||
         value == "unstated";
}

/// The bound with each end that is not disclosed put in another's place.
End replaced(End end, const End& by) {
  if (end.kind == End::Kind::event && end.event == "?undisclosed") return by;
  for (End& part : end.parts)
    part = replaced(std::move(part), by);
  return end;
}

bool holds_event(const End& end, std::string_view event) {
  return (end.kind == End::Kind::event && end.event == event) ||
         std::ranges::any_of(end.parts, [&](const End& one) { return holds_event(one, event); });
}

}  // namespace

Location ShareReader::place(const Fact* child, std::string_view attribute) const {
  const auto* written = child == nullptr ? nullptr : child->find(attribute);
  const Position at = written != nullptr ? written->at : child != nullptr ? child->at : fact().at;
  return {source_.version.agreement->source, at};
}

Assumption* ShareReader::assumed(std::string_view field) {
  if (auto* own = source_.given.find(source_.term.id, field)) return own;
  for (const std::string& earlier : source_.term.was)
    if (auto* other = source_.given.find(earlier, field)) return other;
  return nullptr;
}

void ShareReader::suppose(std::string_view field, std::string value, std::string basis,
                          const Hidden& at) {
  const auto& [child, attribute] = at;
  const auto said = child == nullptr ? std::string_view() : (*child)[attribute];
  supposed_.push_back({.term = source_.term.id,
                       .field = std::string(field),
                       .value = std::move(value),
                       .basis = std::move(basis),
                       .said = said.empty() ? "unstated" : std::string(said),
                       .at = place(child, attribute)});
}

void ShareReader::miss(std::string_view field, const Fact* child, std::string_view attribute) {
  const auto said = child == nullptr ? std::string_view() : (*child)[attribute];
  const auto reported = child == nullptr ? std::string_view() : (*child)["reported"];
  auto hint = fmt::format("give it: --assume {}.{}={}", source_.term.id, field,
                          reported.empty() ? "VALUE" : reported);
  if (!reported.empty())
    hint += fmt::format(", or take all that is reported: --use-reported ({})",
                        (*child)["reported-src"]);
  source_.missing.push_back({.at = place(child, attribute),
                             .message = fmt::format("the {} of {} is {}", field, source_.term.id,
                                                    said.empty() ? "not stated" : said),
                             .hint = std::move(hint)});
}

/// The rate of the term that `same-as` names, if that is of the earlier version and known.
std::string ShareReader::same_as(const Fact& rate) {
  const auto elsewhere = rate["same-as"];
  const Interpretation* earlier = source_.given.earlier;
  if (elsewhere.empty() || earlier == nullptr) return {};
  const auto hash = elsewhere.find('#');
  const Agreement& agreement = *earlier->agreement;
  if (elsewhere.substr(0, hash) != agreement.id + "@" + agreement.version) return {};
  const auto id = hash == std::string_view::npos ? std::string_view() : elsewhere.substr(hash + 1);
  const Term* other = find_term(*earlier, id, "revenue-share");
  if (other == nullptr) return {};
  const Fact* other_rate = other->fact->part("rate");
  if (other_rate != nullptr && !is_hidden((*other_rate)["percent"]))
    return std::string((*other_rate)["percent"]);
  const auto* given = source_.given.find(id, "rate");
  return given == nullptr ? std::string() : given->value;
}

/// What stands in for a hidden value; empty, and told as missing, if nothing does.
std::string ShareReader::filled(const Fact* child, std::string_view attribute,
                                std::string_view field) {
  if (const auto* given = assumed(field)) {
    suppose(field, given->value, "assumed", {child, attribute});
    return given->value;
  }
  if (child != nullptr && field == "rate")
    if (auto same = same_as(*child); !same.empty()) {
      suppose(field, same, fmt::format("the same as {}", (*child)["same-as"]), {child, attribute});
      return same;
    }
  const auto reported = child == nullptr ? std::string_view() : (*child)["reported"];
  if (source_.given.use_reported && child != nullptr && !reported.empty()) {
    suppose(field, std::string(reported), fmt::format("reported ({})", (*child)["reported-src"]),
            {child, attribute});
    return std::string(reported);
  }
  miss(field, child, attribute);
  return {};
}

std::optional<Exact> ShareReader::number(const Fact* child, std::string_view attribute,
                                         std::string_view field) {
  const auto written = child == nullptr ? std::string_view() : (*child)[attribute];
  const bool hidden = is_hidden(written);
  const auto text = hidden ? filled(child, attribute, field) : std::string(written);
  if (text.empty()) return std::nullopt;
  auto value = read_exact(text);
  if (value && *value >= 0) return value;
  source_.missing.push_back(
      {.at = hidden ? Location{.source = "--assume"} : place(child, attribute),
       .message =
           fmt::format("the {} of {} is no number: {}", field, source_.term.id, beginning(text)),
       .hint = "write digits, and decimals behind a point: 12.5"});
  return std::nullopt;
}

std::optional<WrittenAmount> ShareReader::money(const Fact* child, std::string_view field,
                                                const std::string& currency) {
  const auto written = (*child)["amount"];
  auto text = std::string(written);
  const bool hidden = is_hidden(written);
  if (hidden) text = filled(child, "amount", field);
  if (text.empty()) return std::nullopt;
  auto amount = read_written_amount(text, hidden ? std::string("--assume") : source_.term.id);
  if (amount.amount < 0) {
    source_.missing.push_back(
        {.at = {.source = "--assume"},
         .message = fmt::format("the {} of {} is less than nothing", field, source_.term.id),
         .hint = "write an amount of 0 or more"});
    return std::nullopt;
  }
  const std::string stated((*child)["currency"]);
  const bool reported = hidden && supposed_.back().basis.starts_with("reported");
  if (amount.currency.empty()) amount.currency = stated;
  if (amount.currency.empty() && reported) amount.currency = (*child)["reported-currency"];
  if (amount.currency.empty()) amount.currency = currency;
  if (hidden) supposed_.back().value = amount.currency + " " + amount.digits;
  return amount;
}

std::optional<Duration> ShareReader::duration(const Fact* child, std::string_view attribute,
                                              std::string_view field) {
  auto text = child == nullptr ? std::string() : std::string((*child)[attribute]);
  const bool hidden = is_hidden(text);
  const auto* given = hidden ? assumed(field) : nullptr;
  if (hidden && given == nullptr) return std::nullopt;
  if (given != nullptr) {
    text = given->value;
    suppose(field, text, "assumed", {child, attribute});
  }
  const auto length = read_duration(text);
  if (length && *length != Duration{}) return length;
  source_.missing.push_back(
      {.at = given != nullptr ? Location{.source = "--assume"} : place(child, attribute),
       .message = fmt::format("the {} of {} is no length of time: {}", field, source_.term.id,
                              beginning(text)),
       .hint = "write it as P3M for three months, P1Y for a year, P30D for thirty days"});
  return std::nullopt;
}

/// The bound with a day in the place of what is not disclosed.
End ShareReader::disclosed(End end, std::string_view name) {
  if (!holds_event(end, "?undisclosed")) return end;
  const Fact* child = fact().part(name);
  const auto text = filled(child, "open", name);
  if (text.empty()) return end;
  const auto date = read_date(text);
  if (!date && text != "never")
    source_.missing.push_back({.at = {.source = "--assume"},
                               .message = fmt::format("the {} of {} is no date: {}", name,
                                                      source_.term.id, beginning(text)),
                               .hint = "write 2030, 2030-06 or 2030-06-30, or never"});
  return replaced(std::move(end), date ? ends_on(*date) : never_ends());
}

/// What triggers of the version add to the bounds of the term.
void ShareReader::triggers(std::string_view name, std::vector<End>& bounds) {
  const std::string_view wanted = name == "from" ? "starts" : "ends";
  for (const Term& trigger : source_.version.terms) {
    if (trigger.right->name != "trigger" || !trigger.active()) continue;
    const auto of = split((*trigger.fact)["of"]);
    if (std::ranges::find(of, source_.term.id) == of.end()) continue;
    const auto effect = (*trigger.fact)["effect"];
    if (effect == wanted)
      bounds.push_back(ends_at(std::string((*trigger.fact)["on"])));
    else if (name == "until" && effect != "starts")
      notes_.push_back(fmt::format("{} {} {} on {}, which was not computed", trigger.id, effect,
                                   source_.term.id, (*trigger.fact)["on"]));
  }
}

End ShareReader::bound(std::string_view name) {
  std::vector<End> bounds;
  if (const End* own = term()[name].get<End>()) bounds.push_back(disclosed(*own, name));
  triggers(name, bounds);
  const bool is_end = name == "until";
  for (const Term& life : source_.version.terms)
    if (is_end && bounds.empty() && life.right->name == "agreement-term" && life.active())
      if (const End* end = life["until"].get<End>()) {
        bounds.push_back(*end);
        notes_.push_back(
            fmt::format("{} is taken to end with the agreement ({})", term().id, to_text(*end)));
      }
  const bool open = bounds.empty() || holds_event(bounds.front(), "?unstated");
  if (is_end && open)
    notes_.push_back(fmt::format("no end of {} is stated: it is taken to go on", term().id));
  if (bounds.empty()) return unstated_end();
  if (bounds.size() == 1) return std::move(bounds.front());
  return {.kind = is_end ? End::Kind::first : End::Kind::last, .parts = std::move(bounds)};
}

void ShareReader::finish(Share& share) {
  for (Supposed& one : supposed_) {
    if (one.field == "rate" || one.field.ends_with("percent")) one.value += "%";
    share.supposed.push_back(std::move(one));
  }
  share.notes.insert(share.notes.end(), notes_.begin(), notes_.end());
}

}  // namespace clauseline
