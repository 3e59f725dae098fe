// The files that say which words are a signal: a line each, a word that says what the line is,
// and the rest. Patterns are read when all sets of words are known.

#include "prose/read_detectors.hpp"

#include "prose/line_parts.hpp"
#include "terms/tables.hpp"
#include "text/encoding.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace clauseline {
namespace {

using Text = std::string_view;

constexpr std::size_t largest = std::size_t{1} << 18U;  // more than twice what is shipped
constexpr std::size_t most = 65'535;                    // signals, lines of one

enum class Keyword : std::uint8_t {
  signal,
  topic,
  title,
  group,
  polarity,
  negation,
  list,
  match,
  unless,
  never,
  example,
  near,
  set,
  drop
};

constexpr std::array<Text, 14> keywords{"signal",   "topic", "title", "group",  "polarity",
                                        "negation", "list",  "match", "unless", "never",
                                        "example",  "near",  "set",   "drop"};

template <class Known>
std::string meant(Text word, const Known& known) {
  return suggestion(word, std::vector<std::string>(known.begin(), known.end()));
}

/// Reads files of detectors into one set, and notes every problem.
class DetectorReader {
 public:
  DetectorReader(const std::vector<const Source*>& files, PatternWords& words)
      : files_(files), problems_(files), sets_(problems_), patterns_(sets_, words, problems_) {}

  std::vector<SignalKind> read() {
    for (const Source* file : files_)
      read_file(*file);
    for (Draft& draft : drafts_)
      read_patterns(draft);
    read_patterns(unnamed_);
    problems_.finish();
    require_words();
    problems_.finish();
    std::vector<SignalKind> kinds;
    kinds.reserve(drafts_.size());
    for (Draft& draft : drafts_)
      kinds.push_back(std::move(draft.kind));
    return kinds;
  }

 private:
  struct Line {
    Keyword keyword{};
    Text rest{};
  };
  /// A signal, with its patterns as they are written.
  struct Draft {
    SignalKind kind{};
    Text name{};  // where a file names it last
    std::vector<Line> patterns{};
  };

  void read_file(const Source& source) {
    draft_ = nullptr;
    Text rest = source.bytes();
    if (rest.size() > largest)
      return problems_.add(rest, "this is larger than a file of detectors may be (256 KiB)",
                           "name the file of the house, not an agreement");
    require_utf8(source, {.format = "a file of detectors", .suffix = "txt"});
    rest.remove_prefix(mark_size(rest));
    while (!rest.empty())
      read_line(trimmed(take(rest, '\n')));
  }

  /// A signal that no words are would only seem to be looked for.
  void require_words() {
    for (const Draft& draft : drafts_)
      if (draft.kind.match.empty())
        problems_.add(draft.name, fmt::format(R"(signal "{}" has no line "match")", draft.name),
                      "say below it which words it is, or take it out");
  }

  void read_line(Text line) {
    if (line.empty() || line.starts_with('#')) return;
    const auto word = first_word(line);
    const auto rest = trimmed(line.substr(word.size()));
    const auto place =
        static_cast<std::size_t>(std::ranges::find(keywords, word) - keywords.begin());
    if (place == keywords.size())
      return problems_.add(word, fmt::format(R"(no line begins with "{}")", word),
                           meant(word, keywords));
    if (rest.empty())
      return problems_.add(word, fmt::format(R"("{}" says nothing)", word),
                           "put on the line what it is");
    const auto keyword = static_cast<Keyword>(place);
    if (keyword == Keyword::signal) return begin_signal(rest);
    if (keyword == Keyword::set) return sets_.define(rest);
    if (keyword == Keyword::drop) return drop(rest);
    if (draft_ == nullptr)
      return problems_.add(word, fmt::format(R"("{}" stands before any signal)", word),
                           R"(begin with a line "signal NAME")");
    read_of_signal(keyword, line, rest);
  }

  void read_of_signal(Keyword keyword, Text line, Text rest) {
    SignalKind& kind = draft_->kind;
    switch (keyword) {
      case Keyword::title: kind.title = std::string(rest); break;
      case Keyword::group: set_group(rest); break;
      case Keyword::topic: set_topic(rest); break;
      case Keyword::list: set_list(rest); break;
      case Keyword::polarity: set_polarity(rest); break;
      case Keyword::negation: set_negation(rest); break;
      case Keyword::match:
      case Keyword::unless:
      case Keyword::never:
        kind.written.emplace_back(line);
        draft_->patterns.push_back({.keyword = keyword, .rest = rest});
        break;
      case Keyword::example:
      case Keyword::near:
        kind.examples.push_back({.words = std::string(rest),
                                 .is_match = keyword == Keyword::example,
                                 .at = problems_.place(rest)});
        break;
      case Keyword::signal:
      case Keyword::set:
      case Keyword::drop: break;
    }
  }

  void read_patterns(Draft& draft) {
    for (const Line& line : draft.patterns)
      read_pattern(draft.kind, line);
  }

  void read_pattern(SignalKind& kind, const Line& line) {
    if (line.keyword == Keyword::match) {
      auto detector = patterns_.read_detector(line.rest);
      if (detector.words.steps.empty()) return;
      if (kind.match.size() == most)
        return problems_.add(line.rest, "a signal has no more lines than this",
                             "join some of them");
      kind.match.push_back(std::move(detector));
      return;
    }
    auto pattern = patterns_.read(line.rest);
    auto& into = line.keyword == Keyword::unless ? kind.unless : kind.never;
    if (!pattern.steps.empty()) into.push_back(std::move(pattern));
  }

  void begin_signal(Text name) {
    constexpr Text letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
    draft_ = &unnamed_;
    if (name.find_first_not_of(letters) != Text::npos)
      return problems_.add(name, fmt::format(R"("{}" is no name of a signal)", name),
                           "small letters, digits and hyphens; what people read is its title");
    auto known = find(name);
    if (known == drafts_.end()) {
      if (drafts_.size() == most)
        return problems_.add(name, "these are more signals than can be told apart",
                             "drop some of them");
      drafts_.push_back(
          {.kind = {.name = std::string(name), .topic = "other", .title = std::string(name)}});
      known = std::prev(drafts_.end());
    }
    known->name = name;
    draft_ = &*known;
  }

  void drop(Text name) {
    draft_ = nullptr;
    if (const auto known = find(name); known != drafts_.end()) {
      drafts_.erase(known);
      return;
    }
    std::vector<std::string> names;
    for (const Draft& draft : drafts_)
      names.push_back(draft.kind.name);
    problems_.add(name, fmt::format(R"(there is no signal "{}" to drop)", name),
                  suggestion_or(name, names, "clauseline signals --all lists them"));
  }

  void set_topic(Text name) {
    if (std::ranges::find(topics(), name) == topics().end())
      return problems_.add(name, fmt::format(R"(there is no topic "{}")", name),
                           meant(name, topics()));
    draft_->kind.topic = std::string(name);
  }

  void set_polarity(Text name) {
    if (name != "positive" && name != "negative")
      return problems_.add(name,
                           fmt::format(R"(polarity is "positive" or "negative", not "{}")", name),
                           "say whether the words give the right of the topic or deny it");
    draft_->kind.polarity = name == "positive" ? Polarity::positive : Polarity::negative;
  }

  void set_negation(Text name) {
    if (name != "turns" && name != "ignored")
      return problems_.add(
          name, fmt::format(R"(negation "turns" a signal or is "ignored", not "{}")", name),
          R"(say what "not" before the words does)");
    draft_->kind.negated = name == "turns";
  }

  void set_group(Text name) {
    std::vector<std::string> known;
    for (const Field& field : find_right("prose")->fields)
      if (field.name.find('.') == Text::npos) known.emplace_back(field.name);
    if (std::ranges::find(known, name) == known.end())
      return problems_.add(name, fmt::format(R"(there is no group "{}")", name),
                           suggestion(name, known).empty()
                               ? fmt::format("there are {}", fmt::join(known, ", "))
                               : suggestion(name, known));
    draft_->kind.group = std::string(name);
  }

  void set_list(Text name) {
    if (name != "carries" && name != "alone")
      return problems_.add(
          name,
          fmt::format(R"(a lead-in "carries" a signal to its list or has it "alone", not "{}")",
                      name),
          "say whether the items of a list have it when the words before them do");
    draft_->kind.carried = name == "carries";
  }

  std::vector<Draft>::iterator find(Text name) {
    return std::ranges::find(drafts_, name,
                             [](const Draft& draft) -> Text { return draft.kind.name; });
  }

  const std::vector<const Source*>& files_;
  DetectorProblems problems_;
  WordSets sets_;
  PatternReader patterns_;
  std::vector<Draft> drafts_{};
  Draft* draft_ = nullptr;
  Draft unnamed_{};  // takes the lines of a signal that is refused
};

}  // namespace

std::vector<SignalKind> read_detectors(const std::vector<const Source*>& files,
                                       PatternWords& words) {
  return DetectorReader(files, words).read();
}

}  // namespace clauseline
