#include "store/git.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>

/// Debian's libgit2 reads every certificate of the machine when it is loaded, which takes longer
/// than all else that a small comparison does. It never opens a connection for us, so this stands
/// in front of the function of Mbed TLS by which it reads them, and says that all is read.
extern "C" [[gnu::used, gnu::visibility("default")]] int mbedtls_x509_crt_parse_file(void*,
                                                                                     const char*);
extern "C" int mbedtls_x509_crt_parse_file(void* /*chain*/, const char* /*path*/) { return 0; }

#if defined(__SANITIZE_ADDRESS__)
/// libgit2 1.5 loses a little memory whenever a pattern of its own does not match, which is at
/// every opening of a repository of format 1. The leak checker is told, and looks for ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libpcre2\n"; }
#endif

namespace clauseline::git {

namespace {

bool start() {
  git_libgit2_init();
  // Formats that libgit2 reads well enough but does not know by name. The call copies them.
  std::array<const char*, 3> known{"worktreeconfig", "partialclone", "preciousobjects"};
  // libgit2 offers its options in this way only. NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg)
  git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, known.data(), known.size());
  return true;
}

}  // namespace

// Setting an option changes what all threads read, and it is forgotten where libgit2 ends.
Library::Library() { [[maybe_unused]] static const bool started = start(); }

void fail(std::string subject, std::string message, std::string hint) {
  throw Error(
      Problem{.at = {std::move(subject)}, .message = std::move(message), .hint = std::move(hint)});
}

std::string last_words() {
  const git_error* error = git_error_last();
  return error != nullptr && error->message != nullptr ? error->message : "git gives no reason";
}

void check(int status, const std::string& subject, const std::string& hint) {
  if (status < 0) fail(subject, last_words(), hint);
}

std::string hex(const git_oid& id) { return fmt::format("{:02x}", fmt::join(id.id, "")); }

std::optional<git_oid> parse_id(std::string_view digits) {
  digits = digits.substr(0, digits.find('\n'));
  git_oid id{};
  if (digits.size() != GIT_OID_HEXSZ) return std::nullopt;
  if (git_oid_fromstrn(&id, digits.data(), digits.size()) < 0) return std::nullopt;
  return id;
}

std::string OpenRepository::name() const {
  if (!directory.empty()) return directory;
  const char* tree = git_repository_workdir(get());
  return tree != nullptr ? tree : git_repository_path(get());
}

std::string shallow_hint(const OpenRepository& repository) {
  if (!repository.is_shallow()) return {};
  return "this clone is shallow, its history is cut off: git fetch --unshallow --tags brings the "
         "rest";
}

std::string from_root(const OpenRepository& repository, const std::string& path,
                      bool always_relative) {
  const char* tree = git_repository_workdir(repository.get());
  std::string whole = path;
  if (tree != nullptr && path.starts_with(tree)) {
    whole.erase(0, std::string_view(tree).size());
  } else if (always_relative || path.starts_with("./") || path.starts_with("../")) {
    if (!path.starts_with('/')) whole = repository.prefix + path;
  }
  std::string clean = std::filesystem::path(whole).lexically_normal().string();
  while (clean.ends_with('/'))
    clean.pop_back();
  if (clean == ".") clean.clear();
  if (clean == ".." || clean.starts_with("../") || (always_relative && clean.starts_with('/')))
    fail(path, "this path is outside the repository",
         fmt::format("name a path inside {}", repository.name()));
  return clean;
}

}  // namespace clauseline::git
