#include "diff/match_words.hpp"

#include "diff/common_runs.hpp"

#include <algorithm>
#include <unordered_map>

namespace clauseline {
namespace {

/// Does a sentence, or what a semicolon ends, end with this word?
bool ends_sentence(const Reading& reading, std::size_t word, const Lexicon& lexicon) {
  if (word + 1 == reading.size()) return true;
  const auto space = reading.space_before(word + 1);
  const WordRole role = lexicon[reading.numbers[word]].role;
  return !space.empty() && (role == WordRole::stop || role == WordRole::rest ||
                            space.find('\n') != std::string_view::npos);
}

/// A text as sentences: the word with which each begins, the number of words at the end; and
/// for each its symbol.
struct Sentences {
  std::vector<std::size_t> begins{0};
  std::vector<std::uint32_t> symbols{};
};

class Splitter {
 public:
  explicit Splitter(const Lexicon& lexicon) : lexicon_(lexicon) {}

  Sentences split(const Reading& reading) {
    Sentences sentences;
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < reading.size(); ++i) {
      hash = (hash + reading.symbols[i] + 1) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 32U;
      if (!ends_sentence(reading, i, lexicon_)) continue;
      sentences.symbols.push_back(symbol(hash, i + 1 - sentences.begins.back()));
      sentences.begins.push_back(i + 1);
      hash = 0;
    }
    return sentences;
  }

  /// By their lengths: the longer a sentence, the more it is worth to keep.
  Weights weights() const { return weights_; }

 private:
  std::uint32_t symbol(std::uint64_t hash, std::size_t length) {
    constexpr std::size_t heaviest = 255;
    const auto found = symbols_.try_emplace(hash, static_cast<std::uint32_t>(weights_.size()));
    if (found.second) weights_.push_back(static_cast<std::uint8_t>(std::min(length, heaviest)));
    return found.first->second;
  }

  const Lexicon& lexicon_;
  std::unordered_map<std::uint64_t, std::uint32_t> symbols_;
  std::vector<std::uint8_t> weights_;
};

class Matcher {
 public:
  Matcher(const Reading& before, const Reading& after, const Lexicon& lexicon)
      : before_(before.symbols), after_(after.symbols), lexicon_(lexicon) {}

  /// Keeps the equal sentences, and looks between them for equal words.
  EqualRuns match(const EqualRuns& sentences, const Sentences& before, const Sentences& after) {
    for (const EqualRun& run : sentences)
      for (std::size_t i = 0; i < run.length; ++i) {
        const auto begin = before.begins[run.before + i];
        keep({.before = begin,
              .after = after.begins[run.after + i],
              .length = before.begins[run.before + i + 1] - begin});
      }
    match_up_to(before_.size(), after_.size());
    return std::move(runs_);
  }

 private:
  void keep(const EqualRun& sentence) {
    // Two sentences may share a hash.
    if (sentence.after_end() > after_.size() ||
        !std::ranges::equal(before_.subspan(sentence.before, sentence.length),
                            after_.subspan(sentence.after, sentence.length)))
      return;
    match_up_to(sentence.before, sentence.after);
    append(runs_, sentence);
    old_done_ = sentence.before_end();
    new_done_ = sentence.after_end();
  }

  void match_up_to(std::size_t old_end, std::size_t new_end) {
    const auto before = before_.subspan(old_done_, old_end - old_done_);
    const auto after = after_.subspan(new_done_, new_end - new_done_);
    if (before.empty() || after.empty()) return;
    for (const EqualRun& run : common_runs(before, after, lexicon_.weights()))
      append(
          runs_,
          {.before = run.before + old_done_, .after = run.after + new_done_, .length = run.length});
  }

  Symbols before_;
  Symbols after_;
  const Lexicon& lexicon_;
  EqualRuns runs_{};
  std::size_t old_done_ = 0;
  std::size_t new_done_ = 0;
};

}  // namespace

EqualRuns match_words(const Reading& before, const Reading& after, const Lexicon& lexicon) {
  constexpr std::size_t long_text = 2000;  // words of both
  if (before.size() + after.size() < long_text)
    return common_runs(before.symbols, after.symbols, lexicon.weights());
  Splitter splitter(lexicon);
  const auto old_sentences = splitter.split(before);
  const auto new_sentences = splitter.split(after);
  const auto equal = common_runs(old_sentences.symbols, new_sentences.symbols, splitter.weights());
  return Matcher(before, after, lexicon).match(equal, old_sentences, new_sentences);
}

}  // namespace clauseline
