// The files that say which words are a signal: a line each, a word that says what the line is,
// and the rest.

#include "prose/detectors.hpp"
#include "prose/sentence.hpp"
#include "terms/tables.hpp"
#include "text/embedded.hpp"
#include "text/encoding.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <utility>

namespace clauseline {
namespace {

using Text = std::string_view;

constexpr std::size_t longest_word = 40;
constexpr unsigned longest_gap = 63;
constexpr std::size_t most_steps = 24;
constexpr std::size_t largest = std::size_t{1} << 18U;  // more than twice what is shipped
constexpr std::size_t most = 65'535;                    // signals, lines of one, symbols
constexpr std::size_t most_words = 1000;                // in one place of a pattern

constexpr std::array<Text, 16> known_topics{"exclusivity",  "revenue-share",      "cloud-rights",
                                            "licence",      "liability-cap",      "term",
                                            "termination",  "assignment",         "most-favoured",
                                            "non-compete",  "governing-law",      "audit-right",
                                            "ip-ownership", "minimum-commitment", "payment",
                                            "other"};

constexpr std::array<Text, 7> class_names{"#num", "#pct", "#money", "#date",
                                          "#dur", "#ref", "#name"};

constexpr std::array<Text, 14> keywords{"signal",   "topic", "title", "group",  "polarity",
                                        "negation", "list",  "match", "unless", "never",
                                        "example",  "near",  "set",   "drop"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

Text trimmed(Text text) {
  while (!text.empty() && is_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_space(text.back()))
    text.remove_suffix(1);
  return text;
}

/// Takes the part up to a character, or all.
Text take(Text& rest, char end) {
  const auto part = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return part;
}

template <class Known>
std::string meant(Text word, const Known& known) {
  return suggestion(word, std::vector<std::string>(std::begin(known), std::end(known)));
}

}  // namespace

std::span<const std::string_view> topics() { return known_topics; }

std::string_view to_text(Polarity polarity) {
  constexpr std::array<Text, 3> names{"positive", "negative", "unclear"};
  return names[static_cast<std::size_t>(polarity)];
}

/// Reads files of detectors into one set, and notes every problem.
class DetectorReader {
 public:
  explicit DetectorReader(Detectors& into) : into_(into) {}

  void read(const Source& source) {
    source_ = &source;
    kind_ = nullptr;
    begun_.clear();
    if (source.bytes().size() > largest)
      return problem(source.bytes(), "this is larger than a file of detectors may be (256 KiB)",
                     "name the file of the house, not an agreement");
    require_utf8(source, {.format = "a file of detectors", .suffix = "txt"});
    Text rest = source.bytes().substr(mark_size(source.bytes()));
    while (!rest.empty())
      read_line(take(rest, '\n'));
    if (problems_.empty()) require_words();
  }

  void finish() {
    if (!problems_.empty()) throw Error(std::move(problems_));
  }

 private:
  /// A signal that no words are would only seem to be looked for.
  void require_words() {
    for (const auto name : begun_)
      if (const SignalKind* kind = find(name); kind != nullptr && kind->match.empty())
        problem(name, fmt::format(R"(signal "{}" has no line "match")", name),
                "say below it which words it is, or take it out");
  }

  void problem(Text at, std::string message, std::string hint) {
    const auto offset = static_cast<std::size_t>(at.data() - source_->bytes().data());
    problems_.push_back(problem_at_byte(*source_, offset, std::move(message), std::move(hint)));
  }

  void read_line(Text line) {
    line = trimmed(line);
    if (line.empty() || line.starts_with('#')) return;
    const auto keyword = line.substr(0, line.find_first_of(" \t"));
    const auto rest = trimmed(line.substr(keyword.size()));
    if (std::ranges::find(keywords, keyword) == keywords.end())
      return problem(keyword, fmt::format(R"(no line begins with "{}")", keyword),
                     meant(keyword, keywords));
    if (rest.empty())
      return problem(keyword, fmt::format(R"("{}" says nothing)", keyword),
                     "put on the line what it is");
    if (keyword == "signal") return begin_signal(rest);
    if (keyword == "set") return read_set(rest);
    if (keyword == "drop") return drop(rest);
    if (kind_ == nullptr)
      return problem(keyword, fmt::format(R"("{}" stands before any signal)", keyword),
                     R"(begin with a line "signal NAME")");
    if (keyword == "match" || keyword == "unless" || keyword == "never")
      kind_->written.emplace_back(line);
    read_of_signal(keyword, rest);
  }

  void read_of_signal(Text keyword, Text rest) {
    if (keyword == "title") kind_->title = std::string(rest);
    if (keyword == "group") set_group(rest);
    if (keyword == "topic") set_topic(rest);
    if (keyword == "list") set_list(rest);
    if (keyword == "polarity") set_polarity(rest);
    if (keyword == "negation") set_negation(rest);
    if (keyword == "match") add_match(rest);
    if (keyword == "unless") add_pattern(rest, kind_->unless);
    if (keyword == "never") add_pattern(rest, kind_->never);
    if (keyword == "example" || keyword == "near") {
      const auto offset = static_cast<std::size_t>(rest.data() - source_->bytes().data());
      kind_->examples.push_back({.words = std::string(rest),
                                 .is_match = keyword == "example",
                                 .at = source_->at(offset)});
    }
  }

  SignalKind* find(Text name) {
    const auto found = std::ranges::find(into_.kinds_, name, &SignalKind::name);
    return found == into_.kinds_.end() ? nullptr : &*found;
  }

  void begin_signal(Text name) {
    constexpr Text letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
    kind_ = &unnamed_;
    if (name.find_first_not_of(letters) != Text::npos)
      return problem(name, fmt::format(R"("{}" is no name of a signal)", name),
                     "small letters, digits and hyphens; what people read is its title");
    begun_.push_back(name);
    kind_ = find(name);
    if (kind_ != nullptr) return;
    kind_ = &unnamed_;
    if (into_.kinds_.size() == most)
      return problem(name, "these are more signals than can be told apart", "drop some of them");
    into_.kinds_.push_back(
        {.name = std::string(name), .topic = "other", .title = std::string(name)});
    kind_ = &into_.kinds_.back();
  }

  void drop(Text name) {
    kind_ = nullptr;
    if (find(name) == nullptr) {
      std::vector<std::string> names;
      for (const SignalKind& kind : into_.kinds_)
        names.push_back(kind.name);
      return problem(name, fmt::format(R"(there is no signal "{}" to drop)", name),
                     suggestion_or(name, names, "clauseline signals --all lists them"));
    }
    std::erase_if(into_.kinds_, [&](const SignalKind& kind) { return kind.name == name; });
  }

  void set_topic(Text name) {
    if (std::ranges::find(known_topics, name) == known_topics.end())
      return problem(name, fmt::format(R"(there is no topic "{}")", name),
                     meant(name, known_topics));
    kind_->topic = std::string(name);
  }

  void set_polarity(Text name) {
    if (name != "positive" && name != "negative")
      return problem(name, fmt::format(R"(polarity is "positive" or "negative", not "{}")", name),
                     "say whether the words give the right of the topic or deny it");
    kind_->polarity = name == "positive" ? Polarity::positive : Polarity::negative;
  }

  void set_negation(Text name) {
    if (name != "turns" && name != "ignored")
      return problem(name,
                     fmt::format(R"(negation "turns" a signal or is "ignored", not "{}")", name),
                     R"(say what "not" before the words does)");
    kind_->negated = name == "turns";
  }

  void set_group(Text name) {
    std::vector<std::string> known;
    for (const Field& field : find_right("prose")->fields)
      if (field.name.find('.') == Text::npos) known.emplace_back(field.name);
    if (std::ranges::find(known, name) == known.end())
      return problem(name, fmt::format(R"(there is no group "{}")", name),
                     suggestion(name, known).empty()
                         ? fmt::format("there are {}", fmt::join(known, ", "))
                         : suggestion(name, known));
    kind_->group = std::string(name);
  }

  void set_list(Text name) {
    if (name != "carries" && name != "alone")
      return problem(
          name,
          fmt::format(R"(a lead-in "carries" a signal to its list or has it "alone", not "{}")",
                      name),
          "say whether the items of a list have it when the words before them do");
    kind_->carried = name == "carries";
  }

  void read_set(Text rest) {
    const auto name = take(rest, ' ');
    rest = trimmed(rest);
    const auto words = alternatives(rest);
    if (!words.empty()) sets_.insert_or_assign(std::string(name), words);
  }

  /// "a|b*|$set|#pct" as a sorted list without sets; empty where something is wrong.
  std::vector<std::string> alternatives(Text part) {
    std::set<std::string> words;
    for (Text rest = part; !rest.empty();) {
      const auto word = take(rest, '|');
      if (word.starts_with('$')) {
        const auto set = sets_.find(word.substr(1));
        if (set == sets_.end()) {
          std::vector<std::string> names;
          for (const auto& [known, ignored] : sets_)
            names.push_back(known);
          problem(word, fmt::format(R"(there is no set "{}")", word.substr(1)),
                  suggestion_or(word.substr(1), names, R"(write "set NAME a|b" above)"));
          return {};
        }
        words.insert(set->second.begin(), set->second.end());
      } else if (!is_word(word)) {
        return {};
      } else {
        words.insert(std::string(word));
      }
    }
    if (words.empty()) problem(part, "a word is missing", R"(alternatives are written "a|b")");
    if (words.size() > most_words) {
      problem(part, fmt::format("these are more words than stand in one place ({})", most_words),
              "a word that ends with * stands for all that begin so");
      return {};
    }
    return {words.begin(), words.end()};
  }

  bool is_word(Text word) {
    if (word.starts_with('#')) {
      if (std::ranges::find(class_names, word) != class_names.end()) return true;
      problem(word, fmt::format(R"(there is no class "{}")", word), meant(word, class_names));
      return false;
    }
    const auto stem = word.ends_with('*') ? word.substr(0, word.size() - 1) : word;
    const bool fits =
        !stem.empty() && stem.size() <= longest_word && std::ranges::all_of(stem, [](char c) {
          return (c >= 'a' && c <= 'z') || c == '-' || c == '\'';
        });
    if (!fits)
      problem(word, fmt::format(R"("{}" is no word of a pattern)", word),
              "small letters, hyphen and apostrophe, with * at the end for any ending");
    return fits;
  }

  /// "PATTERN & PATTERN ! PATTERN": the words, what stands beside them, what does not.
  void add_match(Text rest) {
    Detector detector;
    for (char mark = ' '; !rest.empty();) {
      const auto end = rest.find_first_of("&!");
      const auto pattern = read_pattern(trimmed(rest.substr(0, end)));
      if (pattern.steps.empty()) return;
      if (mark == ' ') detector.words = pattern;
      if (mark == '&') detector.besides.push_back(pattern);
      if (mark == '!') detector.without.push_back(pattern);
      if (end == Text::npos) break;
      mark = rest[end];
      rest.remove_prefix(end + 1);
      if (trimmed(rest).empty())
        return problem(rest, fmt::format(R"(nothing stands behind "{}")", mark),
                       "write a pattern there, or take the mark away");
    }
    if (kind_->match.size() == most)
      return problem(rest, "a signal has no more lines than this", "join some of them");
    kind_->match.push_back(std::move(detector));
  }

  void add_pattern(Text rest, std::vector<ProsePattern>& into) {
    auto pattern = read_pattern(rest);
    if (!pattern.steps.empty()) into.push_back(std::move(pattern));
  }

  /// Without steps where something is wrong.
  ProsePattern read_pattern(Text text) {
    ProsePattern pattern;
    for (Text rest = text; !rest.empty();) {
      const auto part = take(rest, ' ');
      rest = trimmed(rest);
      if (!add_step(part, pattern)) return {};
    }
    const auto is_word = [](const PatternStep& step) {
      return step.kind == PatternStep::Kind::word;
    };
    if (pattern.steps.empty() || pattern.steps.size() > most_steps ||
        !is_word(pattern.steps.front()) || pattern.steps.back().kind == PatternStep::Kind::gap) {
      problem(text, "a pattern begins with a word that must be there and does not end with a gap",
              fmt::format("at most {} steps", most_steps));
      return {};
    }
    return pattern;
  }

  bool add_step(Text part, ProsePattern& pattern) {
    if (part.starts_with('<')) return add_gap(part, pattern);
    const bool optional = part.starts_with('?');
    const auto words = alternatives(optional ? part.substr(1) : part);
    if (words.empty()) return false;
    const auto symbol = symbol_of(words, part);
    pattern.steps.push_back(
        {.kind = optional ? PatternStep::Kind::optional : PatternStep::Kind::word,
         .symbol = symbol});
    if (!optional) pattern.needed.push_back(symbol);
    return true;
  }

  bool add_gap(Text part, ProsePattern& pattern) {
    unsigned least = 0;
    unsigned most = 0;
    const char* const end = part.data() + part.size();
    const auto first = std::from_chars(part.data() + 1, end, least);
    const bool dash = first.ec == std::errc{} && first.ptr < end && *first.ptr == '-';
    const auto second = dash ? std::from_chars(first.ptr + 1, end, most) : first;
    const bool closed =
        dash && second.ec == std::errc{} && second.ptr + 1 == end && *second.ptr == '>';
    if (!closed || least > most || most > longest_gap) {
      problem(part, fmt::format(R"("{}" is no gap)", part),
              fmt::format("write <least-most> in words, at most {}: <0-6>", longest_gap));
      return false;
    }
    pattern.steps.push_back({.kind = PatternStep::Kind::gap,
                             .least = static_cast<std::uint8_t>(least),
                             .most = static_cast<std::uint8_t>(most)});
    return true;
  }

  Symbol symbol_of(const std::vector<std::string>& words, Text part) {
    const auto name = fmt::format("{}", fmt::join(words, "|"));
    const auto next = static_cast<Symbol>(into_.words_of_.size());
    const auto [found, is_new] = symbols_.try_emplace(name, next);
    if (!is_new) return found->second;
    if (into_.words_of_.size() == most) {
      problem(part, "these are more words than a set of detectors can have", "drop some of them");
      return found->second;
    }
    into_.words_of_.push_back(name);
    double common = 0;
    for (const std::string& word : words)
      common += add_word(word, next, part);
    into_.rarity_.push_back(common);
    return next;
  }

  /// Long words are rare (Zipf's law of abbreviation); gives about how often a word comes.
  double add_word(const std::string& word, Symbol symbol, Text part) {
    if (word.starts_with('#')) {
      const auto place = std::ranges::find(class_names, word) - class_names.begin();
      into_.classes_[static_cast<std::size_t>(place)].push_back(symbol);
      return word == "#name" ? 1.0 : 0.01;
    }
    const bool prefix = word.ends_with('*');
    const Text stem = Text(word).substr(0, word.size() - (prefix ? 1 : 0));
    bool fits = into_.vocabulary_.add(stem, prefix, symbol);
    if (stem.starts_with("non-") && stem.size() > 4)
      fits = into_.vocabulary_.add("non" + std::string(stem.substr(4)), prefix, symbol) && fits;
    if (!fits)
      problem(part, "these are more words than a set of detectors can have", "drop some of them");
    const auto length = static_cast<double>(stem.size());
    return 1.0 / (length * length * length);
  }

  Detectors& into_;
  const Source* source_ = nullptr;
  SignalKind* kind_ = nullptr;
  SignalKind unnamed_{};       // takes the lines of a signal that is refused
  std::vector<Text> begun_{};  // the signals of this file
  std::map<std::string, std::vector<std::string>, std::less<>> sets_{};
  std::map<std::string, Symbol> symbols_{};
  std::vector<Problem> problems_{};
};

Detectors::Detectors(std::span<const Source> house) {
  add_value_words(vocabulary_);
  DetectorReader reader(*this);
  for (const Embedded& file : embedded())
    if (file.path.starts_with("schemas/detectors/"))
      reader.read(Source(std::string(file.path), std::string(file.bytes)));
  for (const Source& source : house)
    reader.read(source);
  reader.finish();
  finish();
}

const Detectors& Detectors::shipped() {
  static const Detectors all{std::span<const Source>{}};
  return all;
}

/// Puts the rarest words first that a pattern cannot do without.
void Detectors::sort_needed() {
  const auto rarest_first = [&](ProsePattern& pattern) {
    std::ranges::stable_sort(pattern.needed, {}, [&](Symbol one) { return rarity_[one]; });
  };
  for (SignalKind& kind : kinds_) {
    for (Detector& detector : kind.match) {
      rarest_first(detector.words);
      std::ranges::for_each(detector.besides, rarest_first);
      std::ranges::for_each(detector.without, rarest_first);
    }
    std::ranges::for_each(kind.unless, rarest_first);
    std::ranges::for_each(kind.never, rarest_first);
  }
}

void Detectors::index_triggers() {
  std::vector<std::vector<Trigger>> by_symbol(symbols());
  for (std::size_t k = 0; k < kinds_.size(); ++k)
    for (std::size_t d = 0; d < kinds_[k].match.size(); ++d) {
      const auto& needed = kinds_[k].match[d].words.needed;
      by_symbol[needed.front()].push_back({.kind = static_cast<std::uint16_t>(k),
                                           .detector = static_cast<std::uint16_t>(d),
                                           .also = needed[needed.size() > 1 ? 1 : 0]});
    }
  for (const auto& of_symbol : by_symbol) {
    first_trigger_.push_back(static_cast<std::uint32_t>(triggers_.size()));
    triggers_.insert(triggers_.end(), of_symbol.begin(), of_symbol.end());
  }
  first_trigger_.push_back(static_cast<std::uint32_t>(triggers_.size()));
}

void Detectors::finish() {
  sort_needed();
  index_triggers();
  std::vector<bool> sets_off(symbols());
  for (std::size_t symbol = 0; symbol < symbols(); ++symbol)
    sets_off[symbol] = !triggers(static_cast<Symbol>(symbol)).empty();
  vocabulary_.freeze(sets_off);
}

}  // namespace clauseline
