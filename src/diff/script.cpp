#include "diff/script.hpp"

#include <utility>

namespace clauseline {

void Script::equal(std::string_view text) {
  settle();
  push(EditKind::equal, text);
}

void Script::space(std::string_view text) {
  if (deleted_.empty() && inserted_.empty())
    push(EditKind::equal, text);
  else
    held_ += text;
}

void Script::change(std::string_view deleted, std::string_view inserted) {
  if (deleted.empty() && inserted.empty()) return;
  if (!held_.empty()) {
    if (deleted_.empty() || inserted_.empty()) {
      settle();
    } else {
      deleted_ += held_;
      inserted_ += held_;
      held_.clear();
    }
  }
  deleted_ += deleted;
  inserted_ += inserted;
}

std::vector<Edit> Script::finish() {
  settle();
  return std::move(edits_);
}

void Script::settle() {
  push(EditKind::deletion, deleted_);
  push(EditKind::insertion, inserted_);
  push(EditKind::equal, held_);
  deleted_.clear();
  inserted_.clear();
  held_.clear();
}

void Script::push(EditKind kind, std::string_view text) {
  if (text.empty()) return;
  if (!edits_.empty() && edits_.back().kind == kind) {
    edits_.back().text += text;
    return;
  }
  // At the end of a part a deletion may meet the insertion of the part before.
  const bool turned = kind == EditKind::deletion && !edits_.empty() &&
                      edits_.back().kind == EditKind::insertion;
  if (!turned) {
    edits_.push_back({.kind = kind, .text = std::string(text)});
    return;
  }
  const bool joins = edits_.size() > 1 && edits_[edits_.size() - 2].kind == EditKind::deletion;
  if (joins)
    edits_[edits_.size() - 2].text += text;
  else
    edits_.insert(edits_.end() - 1, {.kind = kind, .text = std::string(text)});
}

}  // namespace clauseline
