"""Which files of a built site are read."""

from pathlib import Path

from macros.trace.site_files import files_of


def test_every_file_is_read_once_and_links_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    """Files and links to files are named in order; a link to a folder is not entered, nor is one that leads nowhere."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("index.html", "a/b/index.html", "a-b.svg"):
        (tmp_path / name).touch()
    (tmp_path / "a" / "again.html").symlink_to(tmp_path / "index.html")
    (tmp_path / "a" / "circle").symlink_to(tmp_path)
    (tmp_path / "a" / "gone.html").symlink_to(tmp_path / "gone.html")
    assert files_of(tmp_path) == ["a-b.svg", "a/again.html", "a/b/index.html", "index.html"]
