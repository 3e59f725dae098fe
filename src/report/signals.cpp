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
  std::string text;
  const Clause* last = nullptr;
  for (const PlacedSignal& one : signals) {
    if (one.clause != last)
      text += fmt::format("{}{}\n", text.empty() ? "" : "\n", visible_line(one.clause->label()));
    last = one.clause;
    const char sign = one.signal.polarity == Polarity::positive   ? '+'
                      : one.signal.polarity == Polarity::negative ? '-'
                                                                  : '?';
    text += fmt::format("  {} {:<22} {}  \"{}\"\n", sign, one.signal.kind->name,
                        source.at(one.begin), visible_line(quote(one)));
  }
  return text;
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
