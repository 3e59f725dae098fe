#include "prose/detectors.hpp"

#include "prose/read_detectors.hpp"
#include "prose/sentence.hpp"
#include "text/embedded.hpp"

#include <numeric>
#include <utility>

namespace clauseline {
namespace {

constexpr std::array<std::string_view, 16> known_topics{
    "exclusivity",  "revenue-share",      "cloud-rights",
    "licence",      "liability-cap",      "term",
    "termination",  "assignment",         "most-favoured",
    "non-compete",  "governing-law",      "audit-right",
    "ip-ownership", "minimum-commitment", "payment",
    "other"};

}  // namespace

std::span<const std::string_view> topics() { return known_topics; }

std::string_view to_text(Polarity polarity) {
  constexpr std::array<std::string_view, 3> names{"positive", "negative", "unclear"};
  return names[static_cast<std::size_t>(polarity)];
}

Detectors::Detectors(std::span<const Source> house) {
  std::vector<Source> shipped;
  for (const Embedded& file : embedded())
    if (file.path.starts_with("schemas/detectors/"))
      shipped.emplace_back(std::string(file.path), std::string(file.bytes));
  std::vector<const Source*> files;
  for (const auto& sources : {std::span<const Source>(shipped), house})
    for (const Source& source : sources)
      files.push_back(&source);

  PatternWords words;
  add_value_words(words.vocabulary);
  kinds_ = read_detectors(files, words);
  classes_ = std::move(words.classes);
  symbols_ = words.symbols;
  vocabulary_ = words.vocabulary.build(index_triggers());
}

/// Says of each symbol whether it sets off detectors.
std::vector<bool> Detectors::index_triggers() {
  const auto each_detector = [this](const auto& visit) {
    for (std::size_t k = 0; k < kinds_.size(); ++k)
      for (std::size_t d = 0; d < kinds_[k].match.size(); ++d) {
        const auto& needed = kinds_[k].match[d].words.needed;
        visit(needed.front(), Trigger{.kind = static_cast<std::uint16_t>(k),
                                      .detector = static_cast<std::uint16_t>(d),
                                      .also = needed[needed.size() > 1 ? 1 : 0]});
      }
  };
  first_trigger_.assign(symbols_ + 1, 0);
  std::vector<bool> sets_off(symbols_);
  each_detector([&](Symbol symbol, const Trigger&) {
    sets_off[symbol] = true;
    ++first_trigger_[symbol];
  });
  // Made the ends of each symbol's triggers, and moved to their beginnings as these are put.
  std::partial_sum(first_trigger_.begin(), first_trigger_.end(), first_trigger_.begin());
  triggers_.resize(first_trigger_.back());
  each_detector([&](Symbol symbol, const Trigger& trigger) {
    triggers_[--first_trigger_[symbol]] = trigger;
  });
  return sets_off;
}

}  // namespace clauseline
