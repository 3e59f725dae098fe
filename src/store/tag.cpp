#include "store/tag.hpp"

#include "store/git.hpp"
#include "store/object.hpp"

#include <string_view>

namespace clauseline::git {
namespace {

Person person_from(const git_signature* claimed) {
  if (claimed == nullptr) return {};  // very old tags say nobody
  return {.name = claimed->name,
          .email = claimed->email,
          .seconds = claimed->when.time,
          .minutes_east = claimed->when.offset};
}

std::string first_line(const char* message) {
  const std::string_view all = message == nullptr ? "" : message;
  return std::string(all.substr(0, all.find('\n')));
}

}  // namespace

std::optional<SignedTag> find_tag(const OpenRepository& repository, const std::string& revision,
                                  const AllowedSigners& allowed) {
  const ObjectHandle named = resolve(repository, revision);
  if (git_object_type(named.get()) != GIT_OBJECT_TAG) return std::nullopt;
  // The object is a tag: its type says so.
  const auto* tag = reinterpret_cast<const git_tag*>(named.get());
  const auto id = hex(*git_object_id(named.get()));
  return SignedTag{.name = git_tag_name(tag),
                   .id = id,
                   .target = hex(*git_tag_target_id(tag)),
                   .tagger = person_from(git_tag_tagger(tag)),
                   .subject = first_line(git_tag_message(tag)),
                   .signature = tag_signature(repository, id, allowed)};
}

}  // namespace clauseline::git
