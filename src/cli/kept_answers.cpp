#include "cli/kept_answers.hpp"

#include "cli/terminal.hpp"
#include "text/digest.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

namespace clauseline::cli {
namespace {

/// Each text with its size before it.
std::string packed(const std::vector<std::string>& texts) {
  std::string bytes;
  for (const std::string& text : texts)
    bytes += fmt::format("{}\n{}", text.size(), text);
  return bytes;
}

/// The texts that were packed; nothing for other bytes.
std::vector<std::string> unpacked(std::string_view bytes) {
  std::vector<std::string> texts;
  while (!bytes.empty()) {
    std::size_t size = 0;
    const auto line = bytes.substr(0, bytes.find('\n'));
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size);
    bytes.remove_prefix(line.size());
    if (read.ec != std::errc() || bytes.size() <= size) return {};
    texts.emplace_back(bytes.substr(1, size));
    bytes.remove_prefix(size + 1);
  }
  return texts;
}

}  // namespace

std::optional<Answer> KeptAnswer::find() const {
  const auto bytes = cache_ ? cache_->find(topic_) : std::nullopt;
  auto texts = unpacked(bytes.value_or(std::string()));
  if (texts.size() < 3 || texts[0] != sha256(question_)) return std::nullopt;
  return Answer{.pages = {texts.begin() + 2, texts.end()}, .complaints = std::move(texts[1])};
}

void KeptAnswer::keep(const Answer& answer) const {
  if (!cache_) return;
  std::vector<std::string> texts{sha256(question_), answer.complaints};
  texts.insert(texts.end(), answer.pages.begin(), answer.pages.end());
  cache_->keep(topic_, packed(texts));
}

Exit end_with(const std::string& complaints) {
  complain(complaints);
  return complaints.empty() ? Exit::clean : Exit::unusable;
}

}  // namespace clauseline::cli
