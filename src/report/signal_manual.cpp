#include "report/signal_manual.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

void add_examples(std::string& text, const SignalKind& kind, bool matching) {
  const bool some = std::ranges::any_of(
      kind.examples, [&](const SignalExample& one) { return one.is_match == matching; });
  if (!some) return;
  text += matching ? "\nFound in:\n\n" : "\nNot found in:\n\n";
  for (const SignalExample& one : kind.examples)
    if (one.is_match == matching) text += fmt::format("- {}\n", one.words);
}

void add_kind(std::string& text, const SignalKind& kind) {
  text += fmt::format("\n### {}\n\n**{}** ({}{})\n", kind.name, kind.title, to_text(kind.polarity),
                      kind.negated ? "" : "; a negation before it changes nothing");
  add_examples(text, kind, true);
  add_examples(text, kind, false);
  text += "\n```\n";
  for (const std::string& line : kind.written)
    text += line + "\n";
  text += "```\n";
}

}  // namespace

std::string signal_manual(const Detectors& detectors) {
  std::string text =
      "# Signals\n\n"
      "What words can say, and which words say it. `clauseline signals FILE` finds them; the files "
      "are in schemas/detectors.\n\n"
      "| topic | signal | polarity | what it is |\n| --- | --- | --- | --- |\n";
  const auto each = [&](const auto& visit) {
    for (const std::string_view topic : topics())
      for (const SignalKind& kind : detectors.kinds())
        if (kind.topic == topic) visit(kind);
  };
  each([&](const SignalKind& kind) {
    text += fmt::format("| {} | {} | {} | {} |\n", kind.topic, kind.name, to_text(kind.polarity),
                        kind.title);
  });
  std::string_view last;
  each([&](const SignalKind& kind) {
    if (kind.topic != last) text += fmt::format("\n## {}\n", kind.topic);
    last = kind.topic;
    add_kind(text, kind);
  });
  return text;
}

}  // namespace clauseline::reports
