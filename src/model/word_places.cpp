#include "model/word_places.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view literal = "<![CDATA[";

bool is_white(char c) { return c >= 0 && c <= ' '; }

std::size_t byte_at(const Source& source, Position place) {
  return static_cast<std::size_t>(source.line(place.line).data() - source.bytes().data()) +
         place.column - 1;
}

/// The number of bytes of UTF-8 that a character reference stands for; 1 for a named one.
std::size_t bytes_of(std::string_view reference) {
  if (!reference.starts_with("&#")) return 1;
  const bool hexadecimal = reference.starts_with("&#x");
  unsigned long code = 0;
  for (const char c : reference.substr(hexadecimal ? 3 : 2)) {
    const bool digit = c >= '0' && c <= '9';
    const auto value = digit ? c - '0' : (c | 0x20) - 'a' + 10;
    code = code * (hexadecimal ? 16U : 10U) + static_cast<unsigned long>(value);
  }
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/// Goes through the text of XML as it is written, a byte of the words at a time.
class Written {
 public:
  Written(std::string_view bytes, const WordRun& run)
      : bytes_(bytes),
        byte_(run.begin),
        offset_(run.offset),
        literal_(bytes.substr(0, run.offset).ends_with(literal)) {
    skip_white();
  }

  /// Where a byte of the words stands that is not before the last one asked for.
  std::size_t find(std::uint32_t byte) {
    while (byte_ < byte && offset_ < bytes_.size() && (literal_ || bytes_[offset_] != '<'))
      step();
    return std::min(offset_, bytes_.size());
  }

 private:
  void step() {
    if (is_white(bytes_[offset_])) {
      skip_white();
      ++byte_;
      return;
    }
    const bool reference = !literal_ && bytes_[offset_] == '&';
    const auto end = reference ? bytes_.find(';', offset_) : std::string_view::npos;
    if (end == std::string_view::npos) {
      ++offset_;
      ++byte_;
      return;
    }
    byte_ += static_cast<std::uint32_t>(bytes_of(bytes_.substr(offset_, end - offset_)));
    offset_ = end + 1;
  }

  void skip_white() {
    while (offset_ < bytes_.size() && is_white(bytes_[offset_]))
      ++offset_;
  }

  std::string_view bytes_;
  std::uint32_t byte_;  // of the words
  std::size_t offset_;
  bool literal_;
};

std::vector<std::size_t> in_xml(const Source& source, const std::vector<WordRun>& runs,
                                const std::vector<std::uint32_t>& bytes) {
  std::vector<std::size_t> found;
  auto run = runs.begin();
  Written written(source.bytes(), *run);
  for (const auto byte : bytes) {
    const auto last = run;
    while (std::next(run) != runs.end() && std::next(run)->begin <= byte)
      ++run;
    if (run != last) written = Written(source.bytes(), *run);
    found.push_back(run->plain ? written.find(byte) : run->offset);
  }
  return found;
}

/// Finds words again in a text with little markup, each behind the one before it.
class Searched {
 public:
  Searched(const Source& source, const Clause& clause)
      : source_(source), words_(clause.words), offset_(byte_at(source, clause.at)) {
    const auto before = clause.number + " " + clause.heading;
    for (std::string_view rest = before; !rest.empty();)
      skip(next_word(rest));
  }

  /// Nothing for a word that is not written as it is read.
  std::size_t find(std::uint32_t byte) {
    std::size_t found = std::string_view::npos;
    while (read_ <= byte && read_ < words_.size()) {
      auto rest = words_.substr(read_);
      const auto word = next_word(rest);
      const auto begin = static_cast<std::size_t>(word.data() - words_.data());
      last_ = skip(word);
      last_begin_ = begin;
      read_ = words_.size() - rest.size();
    }
    if (last_ != std::string_view::npos && byte >= last_begin_)
      found = last_ + (byte - last_begin_);
    return found;
  }

 private:
  static std::string_view next_word(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const auto word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    return word;
  }

  /// Goes behind a word if it comes soon, and gives where it begins.
  std::size_t skip(std::string_view word) {
    constexpr std::size_t soon = 1000;  // as long as an address behind a link
    const auto begin = source_.bytes().substr(offset_, soon).find(word);
    if (begin == std::string_view::npos) return begin;
    const auto found = offset_ + begin;
    offset_ = found + word.size();
    return found;
  }

  const Source& source_;
  std::string_view words_;
  std::size_t offset_;
  std::size_t read_ = 0;  // of the words
  std::size_t last_ = std::string_view::npos;
  std::size_t last_begin_ = 0;
};

}  // namespace

void WordPlaces::add(const std::string& path, std::vector<WordRun> runs) {
  if (runs.empty()) return;
  auto& known = runs_[path];
  known.insert(known.end(), runs.begin(), runs.end());
}

std::vector<std::size_t> WordPlaces::find(const Source& source, const Clause& clause,
                                          const std::vector<std::uint32_t>& bytes) const {
  const auto runs = runs_.find(clause.path);
  if (runs != runs_.end()) return in_xml(source, runs->second, bytes);
  std::vector<std::size_t> found(bytes.size(), byte_at(source, clause.at));
  if (!runs_.empty()) return found;
  Searched searched(source, clause);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (const auto offset = searched.find(bytes[i]); offset != std::string_view::npos)
      found[i] = offset;
  return found;
}

}  // namespace clauseline
