#include "report/signals.hpp"

#include "text/visible.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace clauseline::reports {
namespace {

std::string_view quote(const PlacedSignal& one) {
  return std::string_view(one.clause->words)
      .substr(one.signal.begin, one.signal.end - one.signal.begin);
}

char sign_of(Polarity polarity) {
  return polarity == Polarity::positive ? '+' : polarity == Polarity::negative ? '-' : '?';
}

/// What fits behind the rest of a line of 80 columns, cut behind a word.
std::string shortened(const std::string& words) {
  constexpr std::size_t room = 38;
  if (words.size() <= room) return words;
  const auto end = words.rfind(' ', room - 4);
  return (end == std::string::npos ? words.substr(0, words.find(' ')) : words.substr(0, end)) +
         " ...";
}

using Json = nlohmann::ordered_json;

Json values_json(const PlacedSignal& one) {
  Json all = Json::array();
  for (const ProseValue& value : one.values)
    all.push_back({{"kind", std::string(to_text(value.kind))},
                   {"value", to_text(value)},
                   {"quote", one.clause->words.substr(value.begin, value.end - value.begin)}});
  return all;
}

}  // namespace

std::string signals_text(const Source& source, const std::vector<PlacedSignal>& signals) {
  std::string text = visible_line(source.name()) + "\n";
  const Clause* last = nullptr;
  for (const PlacedSignal& one : signals) {
    if (one.clause != last) text += fmt::format("\n{}\n", visible_line(one.clause->label()));
    last = one.clause;
    const auto [line, column] = source.position(one.begin);
    text +=
        fmt::format("  {} {:<24} {:>9}  {}\n", sign_of(one.signal.polarity), one.signal.kind->name,
                    fmt::format("{}:{}", line, column), shortened(visible_line(quote(one))));
  }
  if (signals.empty()) text += "\nno signals\n";
  return unbidden(text);
}

std::string signals_json(const Source& source, const std::vector<PlacedSignal>& signals) {
  Json all = Json::array();
  for (const PlacedSignal& one : signals) {
    all.push_back({{"signal", one.signal.kind->name},
                   {"topic", one.signal.kind->topic},
                   {"polarity", std::string(to_text(one.signal.polarity))},
                   {"clause", one.clause->id},
                   {"start", one.begin},
                   {"end", one.end},
                   {"line", source.position(one.begin).line},
                   {"quote", std::string(quote(one))}});
    if (!one.values.empty()) all.back()["values"] = values_json(one);
  }
  const Json out{{"schema", "urn:clauseline:signals:1"}, {"signals", std::move(all)}};
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
